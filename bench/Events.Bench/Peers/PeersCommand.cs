using System.CommandLine;
using Events.Bench.Measuring;

namespace Events.Bench.Peers;

/// <summary><c>peers</c>: the service beside CalDAV servers that do the same job.</summary>
internal static class PeersCommand
{
    private static readonly Option<int> Events = new("--events")
    {
        Description = "How many events the calendar has, one every 525 minutes.",
        DefaultValueFactory = _ => 2_000,
    };

    private static readonly Option<string> Folder = new("--folder")
    {
        Description = "Where to make the folder that all sides keep their data in. In a file system in memory, forcing data to the disk costs nobody anything.",
        DefaultValueFactory = _ => Path.GetTempPath(),
    };

    private static readonly Option<string?> Plot = new("--plot") { Description = "The file to draw the comparison in, .svg or .png." };

    public static Command Create()
    {
        Command command = new("peers", "Compares the service, on its data folder, with CalDAV servers that keep the same events.") { Events, Folder, Plot };
        BenchOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        int events = parsed.GetValue(Events);
        using TemporaryFolder folder = new(parsed.GetValue(Folder)!);
        ServiceSide service = new("Events", folder.Make("events"), forcesToDisk: false, events);
        ServiceSide forced = new("Events, forced to disk", folder.Make("forced"), forcesToDisk: true, events);
        PeerJobs jobs = new(service, forced, await PeersAsync(folder, cancellationToken), events);
        try
        {
            foreach (ICalendarSide side in jobs.Sides)
            {
                await side.StartAsync(cancellationToken);
            }

            // What is under way does not hold up the end of a run that is stopped.
            IReadOnlyList<PeersRow> rows = await new PeersRun(jobs, events, BenchOptions.Of(parsed)).RunAsync(cancellationToken).WaitAsync(cancellationToken);
            if (parsed.GetValue(Plot) is { } plot)
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
                Console.WriteLine($"{program.Name} is not installed and left out; to have it: {program.Install}");
            }
        }

        return peers;
    }
}
