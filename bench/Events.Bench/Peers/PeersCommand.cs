using System.CommandLine;
using Events.Bench.Measuring;
using Events.Bench.Syntax;

namespace Events.Bench.Peers;

/// <summary><c>peers</c>: compares the service with CalDAV servers that do the same jobs.</summary>
internal static class PeersCommand
{
    public static void SetAction() => BenchSyntax.Peers.SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        int events = parsed.GetValue(BenchSyntax.PeerEvents);
        using TemporaryFolder folder = new(parsed.GetValue(BenchSyntax.PeerFolder)!);
        ServiceSide service = new("Events", folder.Make("events"), forcesToDisk: false, events);
        ServiceSide forced = new("Events, forced to disk", folder.Make("forced"), forcesToDisk: true, events);
        PeerJobs jobs = new(service, forced, await PeersAsync(folder, cancellationToken), events);
        try
        {
            foreach (ICalendarSide side in jobs.Sides)
            {
                await side.StartAsync(cancellationToken);
            }

            // After Ctrl-C the run ends without waiting for requests that are not answered yet.
            IReadOnlyList<PeersRow> rows = await new PeersRun(jobs, events, BenchOptions.Of(parsed)).RunAsync(cancellationToken).WaitAsync(cancellationToken);
            if (parsed.GetValue(BenchSyntax.PeerPlot) is { } plot)
            {
                PeersPlot.Save(plot, [.. jobs.All[0].Sides.Select(side => side.Name)], rows);
            }

            return 0;
        }
        finally
        {
            await Task.WhenAll(jobs.Sides.Select(side => side.DisposeAsync().AsTask()));
        }
    }

    private static async Task<IReadOnlyList<ICalendarSide>> PeersAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        List<ICalendarSide> peers = [];
        foreach (PeerProgram program in (PeerProgram[])[PeerPrograms.Radicale, PeerPrograms.Xandikos])
        {
            if (program.IsInstalled)
            {
                Console.WriteLine($"{program.Name} {await program.VersionAsync(cancellationToken)}");
                peers.Add(new CalDavSide(program, folder.Make(program.Name)));
            }
            else
            {
                Console.WriteLine($"{program.Name} is not installed and is left out. To install it: {program.Install}");
            }
        }

        return peers;
    }
}
