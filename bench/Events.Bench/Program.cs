using System.CommandLine;
using Events.Bench.Alerts;
using Events.Bench.Compression;
using Events.Bench.Floor;
using Events.Bench.Growth;
using Events.Bench.Memory;
using Events.Bench.Micro;
using Events.Bench.Peers;
using Events.Bench.RoundTrips;
using Events.Bench.Serving;
using Events.Bench.Starting;
using Events.Bench.Units;

RootCommand root = new("Measures the service, side by side with what it is compared with. Run it by dotnet dev.cs bench, on a quiet machine.")
{
    FloorCommand.Create(),
    PeersCommand.Create(),
    MicroCommand.Create(),
    MemoryCommand.Create(),
    CompressionCommand.Create(),
    StartCommand.Create(),
    GrowthCommand.Create(),
    AlertsCommand.Create(),
    UnitsCommand.Create(),
    RoundTripsCommand.Create(),
    ServeCommand.Create(),
};

// Stopped, it still has servers to end and folders to remove.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
