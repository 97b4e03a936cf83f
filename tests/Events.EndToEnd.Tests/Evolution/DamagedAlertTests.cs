using System.Text.Json;
using Events.Testing.Http;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>The dispatch, writes and the upgrade among many damaged documents.</summary>
public sealed class DamagedAlertTests
{
    [Fact]
    public async Task DamagedDocuments_StopNeitherAlertsNorWritesNorTheUpgrade()
    {
        await using ForeignService foreign = new();
        await foreign.InitializeAsync();
        foreign.Evolving.Time.SetUtcNow(EvolvingService.Start.AddHours(2));

        JsonElement run = await foreign.Evolving.DispatchAsync();
        Assert.Equal(0, (await foreign.Evolving.UpgradeAsync()).Upgraded);
        List<string> wrong = [];
        await Parallel.ForEachAsync(foreign.Damages, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (damage, _) =>
        {
            Answer patched = await foreign.Evolving.SendUncheckedAsync(ChangeRequests.Patch(damage.Key, "\"title\":\"Changed\""));
            Answer retried = await foreign.Evolving.SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Post, $"{Paths.Event(damage.Key)}/alert/retry"));
            Answer deleted = await foreign.Evolving.SendUncheckedAsync(ChangeRequests.Delete(damage.Key));
            if (patched.Status is not (200 or 404 or 503 or 422) || retried.Status is not (202 or 404 or 409 or 503) || deleted.Status is not (204 or 404 or 503))
            {
                lock (wrong)
                {
                    wrong.Add($"{damage.Value}: {patched.Status} {retried.Status} {deleted.Status}");
                }
            }
        });

        Assert.Empty(foreign.Due.Except(foreign.Evolving.Channel.Received.Select(message => message.EventId)));
        Assert.Equal(0, run.GetProperty("retried").GetInt32());
        Assert.Empty(wrong);
        Assert.NotEmpty(foreign.Evolving.Meter.Of("events.documents.unreadable"));
    }
}
