using System.CommandLine;
using Events.Bench.Floor;
using Events.Bench.Serving;

RootCommand root = new("Measures the service, side by side with what it is compared with. Run it by dotnet dev.cs bench, on a quiet machine.")
{
    FloorCommand.Create(),
    ServeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
