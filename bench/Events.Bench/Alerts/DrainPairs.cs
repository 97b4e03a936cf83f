using System.Globalization;
using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Serving;

namespace Events.Bench.Alerts;

/// <summary>Lets the service and the floor drain in turns. Before each turn it stores the alerts of that turn.</summary>
internal sealed class DrainPairs(DueAlerts alerts, ServerProcess database, int concurrency, int pairs)
{
    // The first drains run code that is not fully optimized yet.
    private const int WarmUps = 2;

    public async Task ReportAsync(Report report, string channel, ServerProcess service, string floorName, BareDrain floor, int count)
    {
        List<(Drained Floor, Drained Ours)> measured = [];
        for (int pair = 0; pair < WarmUps + pairs; pair++)
        {
            Drained? first = pair % 2 == 0 ? await FloorAsync() : null;
            Drained ours = await DrainAsync(() => ServiceDrain.RunAsync(service, count), count);
            measured.Add((first ?? await FloorAsync(), ours));
        }

        measured.RemoveRange(0, WarmUps);
        report.Row(
            channel,
            floorName,
            count.ToString("N0", CultureInfo.InvariantCulture),
            Ratio.Of(measured.Select(pair => pair.Ours.PerSecond / pair.Floor.PerSecond)),
            Median(measured.Select(pair => pair.Floor.PerSecond)),
            Median(measured.Select(pair => pair.Ours.PerSecond)),
            string.Create(CultureInfo.InvariantCulture, $"{Each(measured[^1].Floor):F2} / {Each(measured[^1].Ours):F2}"));

        Task<Drained> FloorAsync() => DrainAsync(() => floor.RunAsync(count, concurrency), count);

        double Each(Drained drained) => drained.Requests / count;
    }

    /// <summary>Stores due alerts, then drains them.</summary>
    public async Task<Drained> DrainAsync(Func<Task<double>> drain, int count)
    {
        await alerts.StoreAsync(count);
        double before = await database.AskAsync(Served.Requests);
        double perSecond = await drain();
        return new Drained(perSecond, await database.AskAsync(Served.Requests) - before);
    }

    private static string Median(IEnumerable<double> values) => Report.Round(Ratio.Of(values).Median);
}
