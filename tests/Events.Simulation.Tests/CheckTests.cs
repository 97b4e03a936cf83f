using System.Text;
using Events.Core.Events.Storing;
using Events.Simulator.Checks;
using Events.Simulator.Scheduling;

namespace Events.Simulation.Tests;

/// <summary>The checks notice answers that contradict each other.</summary>
public sealed class CheckTests
{
    private const string First = """{"id":7,"title":"a","body":null,"alert_at":null,"users_list":[1001],"updated_at":"2026-03-02T12:00:00Z"}""";
    private const string Second = """{"id":7,"title":"b","body":null,"alert_at":null,"users_list":[1001],"updated_at":"2026-03-02T12:00:01Z"}""";

    [Fact]
    public void Answer_WithAnOlderRevision_IsNoticed()
    {
        KnownEvent known = new(Answer(First, 1), calendar: 1);
        known.Saw(Answer(Second, 2), newestBefore: 1);

        Assert.Throws<SimulationException>(() => known.Saw(Answer(First, 1), newestBefore: 2));
    }

    [Fact]
    public void TwoStatesOfOneRevision_AreNoticed()
    {
        KnownEvent known = new(Answer(First, 1), calendar: 1);

        Assert.Throws<SimulationException>(() => known.Saw(Answer(Second, 1), newestBefore: 1));
    }

    [Fact]
    public void TwoStatesOfOneSecond_AreNoticed()
    {
        KnownEvent known = new(Answer(First, 1), calendar: 1);

        Assert.Throws<SimulationException>(() => known.Saw(Answer(First, 2), newestBefore: 1));
    }

    [Fact]
    public void MissingEvent_IsNoticed_UnlessADeletionWasSent()
    {
        KnownEvent known = new(Answer(First, 1), calendar: 1);
        Assert.Throws<SimulationException>(known.SawNothing);

        known.Changes.Add(new Change(ChangedPart.Existence, null, StartedAt: 0, IfMatch: null));
        known.SawNothing();
    }

    [Fact]
    public void TwoCreatesWithOneId_AreNoticed()
    {
        Records records = new();
        CreateAttempt first = records.Begin();
        CreateAttempt second = records.Begin();
        records.Created(first, Answer(First, 1), calendar: 1);

        Assert.Throws<SimulationException>(() => records.Created(second, Answer(First.Replace("1001", "1002", StringComparison.Ordinal), 1), calendar: 1));
    }

    [Fact]
    public void RepeatedCreate_WithAnotherAnswer_IsNoticed()
    {
        Records records = new();
        CreateAttempt create = records.Begin();
        records.Created(create, Answer(First, 1), calendar: 1);
        records.Created(create, Answer(First, 1), calendar: 1);

        Assert.Throws<SimulationException>(() => records.Created(create, Answer(Second, 1), calendar: 1));
    }

    private static EventResponse Answer(string json, long revision) => new(7, revision, StoredDocument.NewestSchema, Encoding.UTF8.GetBytes(json));
}
