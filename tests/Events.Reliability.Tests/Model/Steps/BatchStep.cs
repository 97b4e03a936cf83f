using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Creates several events.</summary>
internal sealed record BatchStep(IReadOnlyList<DraftChoice> Drafts, int? Key, bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : RequestStep(OnOther, Failures)
{
    public override IEnumerable<Step> Simpler =>
    [
        .. base.Simpler,
        .. Drafts.Count > 1 ? Drafts.Select((_, index) => this with { Drafts = [.. Drafts.Where((_, other) => other != index)] }) : [],
    ];

    protected override string Description => $"create a batch of ({string.Join("), (", Drafts)}){(Key is { } key ? $" under key {key}" : "")}";

    public override async Task RunAsync(SequenceRun run)
    {
        EventFields[] items = [.. Drafts.Select(draft => draft.Fields(run))];
        string body = new JsonObject { ["events"] = new JsonArray([.. items.Select(item => item.Members)]) }.ToJsonString(EventFields.Json);
        string[][] faults = [.. items.Select((item, index) => run.Model.FaultsOf(item, $"#/events/{index}"))];
        Answer answer = await run.SendAsync(this, Keyed.Post(Paths.Batch, body, Key is { } number ? run.Key(number) : null));
        if (Key is { } key)
        {
            await KeyedCreation.CheckAsync(run, $"{run.Key(key)} batch", body, items, faults, answer, Items);
            return;
        }

        EventFields[] good = [.. items.Where((_, index) => faults[index].Length == 0)];
        if (answer.Status is 503 or 429)
        {
            await run.SettleAsync(answer.Status is 503 ? good : [], [run.Now]);
            return;
        }

        await CheckAsync(run, items, faults, answer);
    }

    private async Task CheckAsync(SequenceRun run, EventFields[] items, string[][] faults, Answer answer)
    {
        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Text}");
        Assert.Equal(items.Length, answer.Json.GetArrayLength());
        List<EventFields> unanswered = [];
        foreach ((int index, JsonElement item) in answer.Json.EnumerateArray().Index())
        {
            int status = item.GetProperty("status").GetInt32();
            switch (status)
            {
                case 201 when faults[index].Length == 0:
                    run.TakeNew(JsonText.Of(item.GetProperty("event")), [items[index]], [run.Now]);
                    break;
                case 422:
                    Assert.Equal(faults[index], Errors(item));
                    break;
                case 503 or 429 when Failures.Count > 0 && faults[index].Length == 0:
                    unanswered.AddRange(status == 503 ? [items[index]] : []);
                    break;
                default:
                    Assert.Fail($"The answer for item {index} is not allowed: {JsonText.Of(item)}");
                    break;
            }
        }

        if (Failures.Count > 0)
        {
            await run.SettleAsync(unanswered, [run.Now]);
        }
    }

    private static string[] Errors(JsonElement item) => [.. item.GetProperty("problem").GetProperty("errors").EnumerateArray()
        .Select(error => $"{error.GetProperty("pointer").GetString()} {error.GetProperty("code").GetString()}")];

    private static IReadOnlyList<string?> Items(Answer answer)
    {
        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Text}");
        return [.. answer.Json.EnumerateArray().Select(item => item.GetProperty("status").GetInt32() == 201 ? JsonText.Of(item.GetProperty("event")) : null)];
    }
}
