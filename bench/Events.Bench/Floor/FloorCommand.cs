using System.Globalization;
using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Serving;
using Events.Bench.Syntax;

namespace Events.Bench.Floor;

/// <summary><c>floor</c>: how much more than the least the service takes.</summary>
internal static class FloorCommand
{
    // More than the service remembers the calendars of, so that an id that comes round again is unknown again.
    private const int Events = 150_000;

    private static readonly int[] Connections = [1, 16];

    public static void SetAction() => BenchSyntax.Floor.SetAction((parsed, _) => RunAsync(BenchOptions.Of(parsed)));

    private static async Task RunAsync(BenchOptions options)
    {
        Report report = new(
            "Over the floor",
            "operation", "connections", "median time", "99th percentile", "floor, requests/s", "ours, requests/s", "allocated beyond the floor, bytes", "database requests, floor / ours");
        await using ServerProcess database = await ServerProcess.DatabaseAsync(Events);
        await using ServerProcess floor = await ServerProcess.FloorAsync(database);
        await using ServerProcess ours = await ServerProcess.EventsAsync(database);
        FloorCases cases = new(floor, ours, Events);
        await cases.PrepareAsync();
        foreach (FloorCase one in cases.All)
        {
            string requests = await RequestsAsync(one, database);
            foreach (int connections in Connections)
            {
                PairsResult result = await Pairs.RunAsync(one.Floor, one.Ours, connections, options);
                report.Row(
                    one.Name,
                    connections,
                    result.MedianTime,
                    result.Percentile99,
                    Round(result.PerSecond.Floor),
                    Round(result.PerSecond.Ours),
                    Round(result.ExtraBytes),
                    requests);
            }
        }
    }

    private static async Task<string> RequestsAsync(FloorCase one, ServerProcess database)
    {
        using HttpMessageInvoker client = ClosedLoop.NewClient(1);
        List<double> counts = [];
        foreach (Side side in (Side[])[one.Floor, one.Ours])
        {
            // The first brings what a client fetches once.
            await ClosedLoop.SendAsync(client, side);
            double before = await database.AskAsync(Served.Requests);
            await ClosedLoop.SendAsync(client, side);
            counts.Add(await database.AskAsync(Served.Requests) - before);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{counts[0]} / {counts[1]}");
    }

    private static string Round(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
