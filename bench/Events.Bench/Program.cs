using System.CommandLine;
using Events.Bench.Floor;
using Events.Bench.Memory;
using Events.Bench.Micro;
using Events.Bench.Peers;
using Events.Bench.Serving;
using Events.Bench.Starting;

RootCommand root = new("Measures the service, side by side with what it is compared with. Run it by dotnet dev.cs bench, on a quiet machine.")
{
    FloorCommand.Create(),
    PeersCommand.Create(),
    MicroCommand.Create(),
    MemoryCommand.Create(),
    StartCommand.Create(),
    ServeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
