using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Serving;
using Events.Bench.Syntax;

namespace Events.Bench.RoundTrips;

/// <summary><c>round-trips</c>: the time that a query of one partition saves if the client does not request its plan first.</summary>
internal static class RoundTripsCommand
{
    public static void SetAction() => BenchSyntax.RoundTrips.SetAction((parsed, _) => RunAsync(BenchOptions.Of(parsed)));

    private static async Task RunAsync(BenchOptions options)
    {
        await using ServerProcess database = await ServerProcess.DatabaseAsync(events: 10_000);
        await using ServerProcess floor = await ServerProcess.FloorAsync(database);
        Report report = new("Round trips of a page of one calendar", "connections", "median time, without the plan / with it", "with the plan, pages/s", "without it, pages/s");
        foreach (int connections in (int[])[1, 16])
        {
            RoundsResult result = await Rounds.RunAsync([Page(floor, "list-planned"), Page(floor, "list")], connections, options);
            report.Row(
                connections,
                result.Compare(1, 0, turn => turn.Load.Median.TotalMilliseconds),
                Report.Round(result.PerSecond(0)),
                Report.Round(result.PerSecond(1)));
        }
    }

    private static Side Page(ServerProcess server, string path)
    {
        Uri address = new(server.Address + path);
        return new Side(path, () => new HttpRequestMessage(HttpMethod.Get, address));
    }
}
