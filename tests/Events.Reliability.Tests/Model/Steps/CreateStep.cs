using System.Text.Json.Nodes;
using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Creates an event.</summary>
internal sealed record CreateStep(DraftChoice Draft, int? Key, bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : RequestStep(OnOther, Failures)
{
    private const string Pointer = "#/event";

    protected override string Description => $"create {Draft}{(Key is { } key ? $" under key {key}" : "")}";

    public override async Task RunAsync(SequenceRun run)
    {
        EventFields fields = Draft.Fields(run);
        string body = new JsonObject { ["event"] = fields.Members }.ToJsonString(EventFields.Json);
        string[] faults = run.Model.FaultsOf(fields, Pointer);
        Answer answer = await run.SendAsync(this, Keyed.Post(Paths.Events, body, Key is { } number ? run.Key(number) : null));
        if (Key is { } key && PlainModel.OwnFaultsOf(fields, Pointer).Length == 0)
        {
            await KeyedCreation.CheckAsync(run, $"{run.Key(key)} event", body, [fields], [faults], answer, Items);
        }
        else if (answer.Status is 503)
        {
            await run.SettleAsync(faults.Length > 0 ? [] : [fields], [run.Now]);
        }
        else if (answer.Status is 429)
        {
            await run.SettleAsync([], []);
        }
        else if (faults.Length > 0)
        {
            ProblemAssert.Is(answer, 422, faults);
        }
        else
        {
            PlainEvent created = run.TakeNew(Items(answer)[0]!, [fields], [run.Now]);
            Assert.Equal(created.ETag, answer.Header("ETag"));
            Assert.EndsWith(Paths.Event(created.Id), answer.Header("Location"), StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<string?> Items(Answer answer)
    {
        Assert.True(answer.Status == 201, $"{answer.Status} {answer.Text}");
        return [answer.Text];
    }
}
