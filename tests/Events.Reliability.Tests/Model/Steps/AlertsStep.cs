using System.Text.Json;
using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Reads the alert summary and the list of failed alerts.</summary>
internal sealed record AlertsStep(bool OnOther, IReadOnlyList<DatabaseFailure> Failures) : RequestStep(OnOther, Failures)
{
    protected override string Description => "get the alert summary";

    public override async Task RunAsync(SequenceRun run)
    {
        Answer summary = await run.SendAsync(this, new HttpRequestMessage(HttpMethod.Get, "/api/v1/alerts"));
        if (summary.Status is not (503 or 429))
        {
            Assert.True(summary.Status == 200, $"{summary.Status} {summary.Text}");
            Assert.All(["pending", "due", "claimed", "failed"], name => Counted(run, name, summary));
        }

        Dictionary<long, JsonElement> failed = (await run.GetAsync("/api/v1/alerts/failed?per_page=500")).Json.EnumerateArray()
            .ToDictionary(item => item.GetProperty("event_id").GetInt64());
        Assert.All(failed.Keys, id => Assert.Contains(id, run.Model.Events.Keys));
        foreach (PlainEvent each in run.Model.Events.Values.ToList())
        {
            PlainAlert[] possible = [.. each.Alerts.Where(alert => IsListed(alert, failed.TryGetValue(each.Id, out JsonElement item) ? item : null))];
            Assert.True(possible.Length > 0, $"The alert of {each.Json} was {string.Join(" or ", each.Alerts)}, but the list of failed alerts is {string.Join(", ", failed.Values)}");
            run.Model.Events[each.Id] = each with { Alerts = possible };
        }
    }

    private static void Counted(SequenceRun run, string name, Answer summary)
    {
        (int least, int most) = (0, 0);
        foreach (PlainEvent each in run.Model.Events.Values)
        {
            string[] states = [.. each.Alerts.SelectMany(alert => States(alert, run.Now)).Distinct()];
            least += states is [string only] && only == name ? 1 : 0;
            most += states.Contains(name) ? 1 : 0;
        }

        Assert.True(summary.Json.GetProperty(name).GetInt32() is int count && count >= least && count <= most, $"{name} must be {least} to {most}: {summary.Text}");
    }

    private static IEnumerable<string> States(PlainAlert alert, long now)
    {
        if (alert.Stage != AlertStage.Owed)
        {
            return [alert.Stage == AlertStage.Failed ? "failed" : "none"];
        }

        string later = alert.IsClaimed ? "claimed" : "pending";
        return alert.To <= now ? ["due"] : alert.From > now ? [later] : ["due", later];
    }

    private static bool IsListed(PlainAlert alert, JsonElement? item) => item is not { } listed
        ? alert.Stage != AlertStage.Failed
        : alert.Stage == AlertStage.Failed
            && listed.GetProperty("attempts").GetInt32() == alert.Attempts
            && listed.GetProperty("failed_at").GetString() == WrittenTime.Of(alert.FailedAt);
}
