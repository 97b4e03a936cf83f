using System.CommandLine;
using Events.Bench.Floor;
using Events.Bench.Peers;
using Events.Bench.Serving;

RootCommand root = new("Measures the service, side by side with what it is compared with. Run it by dotnet dev.cs bench, on a quiet machine.")
{
    FloorCommand.Create(),
    PeersCommand.Create(),
    ServeCommand.Create(),
};

// Stopped, it still has servers to end and folders to remove.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
