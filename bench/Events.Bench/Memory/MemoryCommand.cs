using System.Globalization;
using Events.Bench.Floor;
using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Serving;
using Events.Bench.Syntax;

namespace Events.Bench.Memory;

/// <summary><c>memory</c>: how much the service takes at its busiest.</summary>
internal static class MemoryCommand
{
    private const int Connections = 16;

    public static void SetAction() => BenchSyntax.Memory.SetAction((parsed, _) => RunAsync(BenchOptions.Of(parsed)));

    private static async Task RunAsync(BenchOptions options)
    {
        await using ServerProcess database = await ServerProcess.DatabaseAsync(events: 10_000);
        await using ServerProcess ours = await ServerProcess.EventsAsync(database);
        FloorCases cases = new(ours, ours, events: 10_000);
        await cases.PrepareAsync();
        Side[] jobs = [.. cases.All.Select(one => one.Ours)];
        long next = 0;
        Side mixed = new("mixed", () => jobs[Interlocked.Increment(ref next) % jobs.Length].Next());
        Report report = new("Memory", "load", "requests/s", "peak memory, MB");
        report.Row("none yet", 0, await PeakAsync(ours));
        using HttpMessageInvoker client = ClosedLoop.NewClient(Connections);
        LoadResult load = await ClosedLoop.RunAsync(client, mixed, Connections, options.Pairs * options.WarmUp);
        report.Row(
            string.Create(CultureInfo.InvariantCulture, $"{Connections} connections, {(options.Pairs * options.WarmUp).TotalSeconds:N0} s"),
            load.PerSecond.ToString("N0", CultureInfo.InvariantCulture),
            await PeakAsync(ours));
    }

    private static async Task<string> PeakAsync(ServerProcess server) =>
        (await server.AskAsync(Served.PeakMemoryBytes) / (1024 * 1024)).ToString("N0", CultureInfo.InvariantCulture);
}
