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
using Events.Bench.Syntax;
using Events.Bench.Units;

FloorCommand.SetAction();
PeersCommand.SetAction();
MicroCommand.SetAction();
MemoryCommand.SetAction();
CompressionCommand.SetAction();
StartCommand.SetAction();
GrowthCommand.SetAction();
AlertsCommand.SetAction();
UnitsCommand.SetAction();
RoundTripsCommand.SetAction();

RootCommand root = BenchSyntax.CreateRoot();
root.Add(ServeCommand.Create());

// After Ctrl-C the program still stops its servers and removes its folders.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
