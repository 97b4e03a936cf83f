using System.Globalization;
using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Serving;
using Events.Bench.Syntax;

namespace Events.Bench.Floor;

/// <summary><c>floor</c>: how much more the service needs than a bare server that makes the same database calls.</summary>
internal static class FloorCommand
{
    // More events than the service caches calendars of, so that an id is not cached any more when it comes again.
    private const int Events = 150_000;

    private static readonly int[] Connections = [1, FloorGoals.Connections];

    public static void SetAction() => BenchSyntax.Floor.SetAction((parsed, _) =>
        RunAsync(BenchOptions.Of(parsed), parsed.GetValue(BenchSyntax.Baseline), parsed.GetValue(BenchSyntax.Operation) ?? ""));

    private static async Task RunAsync(BenchOptions options, string? baselineFolder, string operation)
    {
        await using ServerProcess database = await ServerProcess.DatabaseAsync(Events);
        await using ServerProcess floor = await ServerProcess.FloorAsync(database);
        await using ServerProcess ours = await ServerProcess.EventsAsync(database);
        await using ServerProcess? baseline = baselineFolder is null ? null : await ServerProcess.EventsAsync(database, baselineFolder);
        await FloorJobs.PrepareAsync(ours);

        Report report = new(
            "Over the floor",
            "operation", "connections",
            "processor time, floor, µs", "processor time, ours, µs", "processor time, ours / floor",
            "allocated beyond the floor, bytes", "database requests, floor / ours",
            "median time, ours / floor", "99th percentile of the time, ours / floor");
        List<FloorResult> results = [];
        foreach (FloorJob job in FloorJobs.Over(Events).Where(job => job.Name.Contains(operation, StringComparison.OrdinalIgnoreCase)))
        {
            Side[] sides = [job.OnFloor(floor), job.OnService(ours), .. baseline is null ? [] : (Side[])[job.OnService(baseline)]];
            string requests = await RequestsAsync(sides, database);
            foreach (int connections in Connections)
            {
                FloorResult result = new(job, connections, await Rounds.RunAsync(sides, connections, options));
                Write(report, result, requests);
                results.Add(result);
            }
        }

        FloorGoals.Write(results, options);
        if (baseline is not null)
        {
            FloorBaseline.Write(results);
        }
    }

    private static void Write(Report report, FloorResult result, string requests)
    {
        RoundsResult measured = result.Measured;
        report.Row(
            result.Job.Name,
            result.Connections,
            Report.Round(measured.Median(FloorResult.Floor, turn => turn.ProcessorMicroseconds)),
            Report.Round(measured.Median(FloorResult.Ours, turn => turn.ProcessorMicroseconds)),
            result.ProcessorTime,
            Report.Round(measured.Median(FloorResult.Ours, turn => turn.AllocatedBytes) - measured.Median(FloorResult.Floor, turn => turn.AllocatedBytes)),
            requests,
            measured.Compare(FloorResult.Ours, FloorResult.Floor, turn => turn.Load.Median.TotalMilliseconds),
            measured.Compare(FloorResult.Ours, FloorResult.Floor, turn => turn.Load.Percentile99.TotalMilliseconds));
    }

    /// <summary>Counts the database requests of one request to the floor and of one to the service.</summary>
    private static async Task<string> RequestsAsync(Side[] sides, ServerProcess database)
    {
        using HttpMessageInvoker client = ClosedLoop.NewClient(1);
        List<double> counts = [];
        foreach (Side side in (Side[])[sides[FloorResult.Floor], sides[FloorResult.Ours]])
        {
            // The first request also fetches what the client fetches only once.
            await ClosedLoop.SendAsync(client, side);
            double before = await database.AskAsync(Served.Requests);
            await ClosedLoop.SendAsync(client, side);
            counts.Add(await database.AskAsync(Served.Requests) - before);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{counts[0]} / {counts[1]}");
    }
}
