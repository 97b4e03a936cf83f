using Events.Simulator.Running;
using Events.Simulator.Scenarios;

namespace Events.Simulation.Tests;

/// <summary>A failing scenario is made small.</summary>
public sealed class ShrinkerTests
{
    [Fact]
    public void Shrink_KeepsOnlyWhatTheFailureNeeds()
    {
        Scenario large = ScenarioGenerator.Draw(3) with
        {
            Clients =
            [
                [new Step.Dispatch(), new Step.Get(1), new Step.Count(1), new Step.Wait(5)],
                [new Step.Create(1, null, HasKey: true, Repeats: 0), new Step.Dispatch(), new Step.Rename(0, Condition.Any), new Step.Get(0), new Step.Delete(0, Condition.Any), new Step.Get(0)],
                [new Step.ListDeleted(), new Step.ReadFeed(2)],
            ],
        };

        Scenario small = Shrinker.Shrink(large, FailureOf);

        Assert.Equal([new Step.Create(1, null, HasKey: true, Repeats: 0), new Step.Delete(0, Condition.Any)], Assert.Single(small.Clients));
        Assert.Equal((1, 0d, false), (small.Processes, small.FaultRate, small.HasStaleReads));
    }

    [Fact]
    public void Shrink_DoesNotTakeAnotherFailure()
    {
        Scenario large = ScenarioGenerator.Draw(3) with { Clients = [[new Step.Count(1), new Step.Dispatch()]] };

        Scenario small = Shrinker.Shrink(large, scenario => scenario.StepCount == 2 ? "Event 1 is lost." : "Event 1 is doubled.");

        Assert.Equal(2, small.StepCount);
    }

    private static string? FailureOf(Scenario scenario)
    {
        bool fails = scenario.Clients.Any(steps => steps.Any(step => step is Step.Create { HasKey: true }) && steps.Any(step => step is Step.Delete));
        return fails ? $"Event {scenario.Seed} is lost." : null;
    }
}
