using System.Text.Json.Nodes;
using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Changes an event.</summary>
internal sealed record PatchStep(int Target, IReadOnlyList<MemberChange> Changes, Condition Condition, bool OnOther, IReadOnlyList<DatabaseFailure> Failures)
    : RequestStep(OnOther, Failures)
{
    private const string Pointer = "#/event";

    public override IEnumerable<Step> Simpler =>
    [
        .. base.Simpler,
        .. Changes.Count > 1 ? Changes.Select(change => this with { Changes = [change] }) : [],
        .. Condition != Condition.None ? [this with { Condition = Condition.None }] : Array.Empty<Step>(),
    ];

    protected override string Description => $"patch event {Target} {string.Join(", ", Changes)}{Condition.Describe()}";

    public override async Task RunAsync(SequenceRun run)
    {
        long id = run.Target(Target);
        PlainEvent? before = run.Model.Events.GetValueOrDefault(id);
        JsonObject members = new(Changes.Select(change => KeyValuePair.Create(change.Name, change.Json(run))));
        string body = new JsonObject { ["event"] = members }.ToJsonString(EventFields.Json);
        Answer answer = await run.SendAsync(this, ChangeRequests.PatchBody(id, body, Condition.Header(before)));
        if (before is null)
        {
            Refused(answer, 404);
            return;
        }

        EventFields after = Changes.OrderBy(change => change.Member).Aggregate(before.Fields, (fields, change) => change.ApplyTo(fields, run));
        string[] faults = FaultsOf(run, before.Fields, after);
        if (Condition == Condition.Stale)
        {
            Refused(answer, 412);
        }
        else if (faults.Length > 0)
        {
            Refused(answer, 422, faults);
        }
        else
        {
            await ChangedAsync(run, answer, before, before.Change(after, run.Now));
        }
    }

    private static async Task ChangedAsync(SequenceRun run, Answer answer, PlainEvent before, PlainEvent after)
    {
        if (answer.Status is 503 or 429)
        {
            Answer found = await run.GetAsync(Paths.Event(before.Id));
            PlainEvent there = answer.Status == 503 && found.Header("ETag") == after.ETag ? after : before;
            ModelAssert.Equal(there, found);
            run.Model.Events[before.Id] = there;
            return;
        }

        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Text}");
        ModelAssert.Equal(after, answer);
        run.Model.Events[before.Id] = after;
    }

    private string[] FaultsOf(SequenceRun run, EventFields before, EventFields after) =>
    [
        .. after.Calendar != before.Calendar ? [$"{Pointer}/calendar_id immutable"] : Array.Empty<string>(),
        .. PlainModel.OwnFaultsOf(after, Pointer),
        .. ValueOf(ChangedMember.AlertAt) is { } seconds && after.AlertBefore is not null && after.Alert != run.Began + seconds ? [$"{Pointer}/alert_at conflict"] : Array.Empty<string>(),
        .. run.Model.SubjectFaultsOf(after, before, Pointer),
    ];

    private int? ValueOf(ChangedMember member) => Changes.FirstOrDefault(change => change.Member == member)?.Value;

    private static void Refused(Answer answer, int status, params string[] errors)
    {
        if (answer.Status is not (503 or 429))
        {
            ProblemAssert.Is(answer, status, errors);
        }
    }
}
