using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Deletes an event.</summary>
internal sealed record DeleteStep(int Target, Condition Condition, bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : RequestStep(OnOther, Failures)
{
    protected override string Description => $"delete event {Target}{Condition.Describe()}";

    public override async Task RunAsync(SequenceRun run)
    {
        long id = run.Target(Target);
        PlainEvent? before = run.Model.Events.GetValueOrDefault(id);
        Answer answer = await run.SendAsync(this, ChangeRequests.Delete(id, Condition.Header(before)));
        bool isRefused = before is null || Condition == Condition.Stale;
        if (answer.Status is 503 or 429)
        {
            Answer found = await TestService.SendAsync(run.Service.Client(other: false), new HttpRequestMessage(HttpMethod.Get, Paths.Event(id)));
            bool isDone = before is not null && found.Status == 404;
            Assert.False(isDone && (isRefused || answer.Status == 429), $"The event is deleted, but the answer was {answer.Text}");
            if (isDone)
            {
                run.Model.Delete(id, run.Now);
            }
        }
        else if (isRefused)
        {
            ProblemAssert.Is(answer, before is null ? 404 : 412);
        }
        else
        {
            Assert.True(answer.Status == 204, $"{answer.Status} {answer.Text}");
            run.Model.Delete(id, run.Now);
        }
    }
}
