using System.Globalization;
using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Serving;
using Events.Bench.Syntax;
using Events.Core.Alerts;
using Events.Core.Alerts.Channels;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Microsoft.Azure.Cosmos;

namespace Events.Bench.Alerts;

/// <summary><c>alerts</c>: how fast the service drains due alerts, as a share of the rate of the bare writes.</summary>
internal static class AlertsCommand
{
    private const int Webhooks = 16;
    private static readonly int Concurrency = new AlertOptions().Concurrency;

    public static void SetAction() => BenchSyntax.Alerts.SetAction((parsed, _) => RunAsync(BenchOptions.Of(parsed)));

    private static async Task RunAsync(BenchOptions options)
    {
        await using ServerProcess database = await ServerProcess.DatabaseAsync(events: 0);
        await using ServerProcess receivers = await ServerProcess.ReceiversAsync();
        Uri[] addresses = [.. Enumerable.Range(1, Webhooks).Select(number => new Uri($"{receivers.Address}{number}"))];
        await using ServerProcess log = await ServerProcess.EventsAsync(database, Settings([]));
        await using ServerProcess webhooks = await ServerProcess.EventsAsync(database, Settings(addresses));
        using CosmosClient client = CosmosClientFactory.Create(new CosmosOptions { ConnectionString = database.Address });
        Container events = client.GetContainer("events", EventsContainer.Name);
        using BareDrain patches = new(events, []);
        using BareDrain posts = new(events, addresses);
        DrainPairs pairs = new(new DueAlerts(events), database, Concurrency, options.Rounds);
        bool isQuick = options.IsQuick;

        Report report = new(
            "Drain of due alerts",
            "channel", "floor", "alerts in a turn", "share of the floor's rate", "floor, alerts/s", "ours, alerts/s", "database requests an alert, floor / ours");
        await pairs.ReportAsync(report, "log", log, "two patches", patches, isQuick ? 500 : 2_000);
        await pairs.ReportAsync(report, "16 webhooks", webhooks, "two patches", patches, isQuick ? 100 : 400);
        await pairs.ReportAsync(report, "16 webhooks", webhooks, "two patches, 16 POSTs", posts, isQuick ? 100 : 400);

        Report whole = new("A whole drain", "channel", "alerts", "alerts/s", "database requests", "POSTs received");
        foreach ((string channel, ServerProcess service) in (IEnumerable<(string, ServerProcess)>)[("log", log), ("16 webhooks", webhooks)])
        {
            int count = isQuick ? 2_000 : 100_000;
            double posted = await receivers.AskAsync(Served.Requests);
            Drained drained = await pairs.DrainAsync(() => ServiceDrain.RunAsync(service, count), count);
            whole.Row(
                channel,
                count.ToString("N0", CultureInfo.InvariantCulture),
                drained.PerSecond.ToString("N0", CultureInfo.InvariantCulture),
                drained.Requests.ToString("N0", CultureInfo.InvariantCulture),
                (await receivers.AskAsync(Served.Requests) - posted).ToString("N0", CultureInfo.InvariantCulture));
        }
    }

    private static Dictionary<string, string> Settings(Uri[] addresses)
    {
        // One run drains all hundred thousand alerts.
        Dictionary<string, string> settings = new() { ["Alerts__TimeBudget"] = "01:00:00", ["Alerts__StaleAfter"] = "01:00:00" };
        for (int number = 0; number < addresses.Length; number++)
        {
            string webhook = string.Create(CultureInfo.InvariantCulture, $"Alerts__Webhooks__receiver{number}__");
            settings[webhook + "Url"] = addresses[number].ToString();
            settings[webhook + "AllowPrivate"] = "true";
            settings[webhook + "Secrets__0"] = WebhookSecret.Create();
        }

        return settings;
    }
}
