using System.Globalization;
using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Serving;
using Events.Bench.Syntax;

namespace Events.Bench.RoundTrips;

/// <summary><c>round-trips</c>: what it saves to send a query of one partition without asking for its plan first.</summary>
internal static class RoundTripsCommand
{
    public static void SetAction() => BenchSyntax.RoundTrips.SetAction((parsed, _) => RunAsync(BenchOptions.Of(parsed)));

    private static async Task RunAsync(BenchOptions options)
    {
        await using ServerProcess database = await ServerProcess.DatabaseAsync(events: 10_000);
        await using ServerProcess floor = await ServerProcess.FloorAsync(database);
        Report report = new("Round trips of a page of one calendar", "connections", "time without the plan over with it, median", "with, pages/s", "without, pages/s");
        foreach (int connections in (int[])[1, 16])
        {
            PairsResult result = await Pairs.RunAsync(Page(floor, "list-planned"), Page(floor, "list"), connections, options);
            report.Row(connections, result.MedianTime, Round(result.PerSecond.Floor), Round(result.PerSecond.Ours));
        }
    }

    private static Side Page(ServerProcess server, string path)
    {
        Uri address = new(server.Address + path);
        return new Side(path, () => new HttpRequestMessage(HttpMethod.Get, address));
    }

    private static string Round(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
