using System.Globalization;
using Events.Bench.Floor;
using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Serving;
using Events.Bench.Syntax;

namespace Events.Bench.Memory;

/// <summary><c>memory</c>: the most memory that the service uses under full load.</summary>
internal static class MemoryCommand
{
    private const int Events = 10_000;
    private const int Connections = 16;

    public static void SetAction() => BenchSyntax.Memory.SetAction((parsed, _) => RunAsync(BenchOptions.Of(parsed)));

    private static async Task RunAsync(BenchOptions options)
    {
        await using ServerProcess database = await ServerProcess.DatabaseAsync(Events);
        await using ServerProcess ours = await ServerProcess.EventsAsync(database);
        await FloorJobs.PrepareAsync(ours);
        Side[] jobs = [.. FloorJobs.Over(Events).Select(job => job.OnService(ours))];
        long next = 0;
        Side mixed = new("mixed", () => jobs[Interlocked.Increment(ref next) % jobs.Length].Next());
        Report report = new("Memory", "load", "requests/s", "peak memory, MB");
        report.Row("none", 0, await PeakAsync(ours));
        using HttpMessageInvoker client = ClosedLoop.NewClient(Connections);
        LoadResult load = await ClosedLoop.RunAsync(client, mixed, Connections, options.Rounds * options.WarmUp);
        report.Row(
            string.Create(CultureInfo.InvariantCulture, $"{Connections} connections, {(options.Rounds * options.WarmUp).TotalSeconds:N0} s"),
            Report.Round(load.PerSecond),
            await PeakAsync(ours));
    }

    private static async Task<string> PeakAsync(ServerProcess server) =>
        Report.Round(await server.AskAsync(Served.PeakMemoryBytes) / (1024 * 1024));
}
