using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Retries the failed alert of an event.</summary>
internal sealed record RetryStep(int Target, bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : RequestStep(OnOther, Failures)
{
    protected override string Description => $"retry the alert of event {Target}";

    public override async Task RunAsync(SequenceRun run)
    {
        long id = run.Target(Target);
        PlainEvent? known = run.Model.Events.GetValueOrDefault(id);
        Answer answer = await run.SendAsync(this, new HttpRequestMessage(HttpMethod.Post, $"{Paths.Event(id)}/alert/retry"));
        if (known is null)
        {
            Assert.True(answer.Status is 404 or 503 or 429, $"{answer.Status} {answer.Text}");
            return;
        }

        PlainAlert[] retried = [.. known.Alerts.Where(alert => alert.Stage == AlertStage.Failed).Select(alert => alert.Retry(run.Now))];
        PlainAlert[] others = [.. known.Alerts.Where(alert => alert.Stage != AlertStage.Failed)];
        PlainAlert[] after = answer.Status switch
        {
            202 => retried,
            409 => others,
            503 => [.. known.Alerts, .. retried],
            429 => [.. known.Alerts],
            _ => [],
        };
        Assert.True(after.Length > 0, $"{answer.Status} {answer.Text} for an alert that was {string.Join(" or ", known.Alerts)}");
        run.Model.Events[id] = known with { Alerts = after };
    }
}
