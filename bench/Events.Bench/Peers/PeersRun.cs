using Events.Bench.Measuring;
using Events.Bench.Reports;

namespace Events.Bench.Peers;

/// <summary>A run of all jobs on all sides.</summary>
internal sealed class PeersRun(PeerJobs jobs, int events, BenchOptions options)
{
    private static readonly int[] Connections = [1, 16];

    /// <summary>Stores the events on every side, measures every job, and checks that every side has the created events, also after a crash.</summary>
    /// <returns>A row for each job and number of connections.</returns>
    public async Task<IReadOnlyList<PeersRow>> RunAsync(CancellationToken cancellationToken)
    {
        using HttpClient client = new() { Timeout = TimeSpan.FromMinutes(5) };
        PeerChecks checks = new(client, events);
        await EachAsync(side => StoreAsync(side, client, cancellationToken));
        await EachAsync(side => checks.ContentAsync(side, cancellationToken));
        Console.WriteLine("Every side has the stored events, and lists the same number of them in every week.");

        IReadOnlyList<PeersRow> rows = await MeasureAsync();

        await EachAsync(side => checks.CreatedAsync(side, jobs.Created(side), cancellationToken));
        foreach (ICalendarSide side in jobs.Sides)
        {
            await side.KillAsync();
            await side.StartAsync(cancellationToken);
        }

        await EachAsync(side => checks.CreatedAsync(side, jobs.Created(side), cancellationToken));
        await EachAsync(side => checks.ContentAsync(side, cancellationToken));
        Console.WriteLine();
        Console.WriteLine($"After a kill and a new start every side has all events that it answered as created: {string.Join("; ", jobs.Sides.Select(side => $"{side.Name} {Report.Round(jobs.Created(side))}"))}.");
        return rows;
    }

    private async Task<IReadOnlyList<PeersRow>> MeasureAsync()
    {
        IReadOnlyList<ICalendarSide> columns = jobs.All[0].Sides;
        Report report = new(
            "Beside CalDAV servers",
            ["job", "connections", .. columns.Select(side => $"{side.Name}, requests/s"), .. columns.Skip(1).Select(side => $"{columns[0].Name} over {side.Name}")]);
        List<PeersRow> rows = [];
        foreach (PeerJob job in jobs.All)
        {
            Side[] sides = [.. job.Sides.Select(side => new Side(side.Name, () => job.Next(side)))];
            foreach (int connections in Connections)
            {
                PeersRow row = new(job.Name, connections, await Rounds.RunAsync(sides, connections, options));
                rows.Add(row);
                report.Row(
                    [
                        row.Job,
                        row.Connections,
                        .. sides.Select((_, side) => Report.Round(row.Result.PerSecond(side))),
                        .. sides.Skip(1).Select((_, side) => row.Result.Compare(0, side + 1, turn => turn.Load.PerSecond)),
                    ]);
            }
        }

        return rows;
    }

    private async Task StoreAsync(ICalendarSide side, HttpClient client, CancellationToken cancellationToken)
    {
        await side.MakeCalendarAsync(client, cancellationToken);
        await Parallel.ForAsync(
            0,
            events,
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
            async (number, stopping) => await side.StoreAsync(client, new PeerEvent(number), stopping));
    }

    private Task EachAsync(Func<ICalendarSide, Task> act) => Task.WhenAll(jobs.Sides.Select(act));
}
