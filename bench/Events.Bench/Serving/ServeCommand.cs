using System.CommandLine;

namespace Events.Bench.Serving;

/// <summary><c>serve</c>: runs one server in a process of its own, so that its processor time and memory can be measured alone.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Cosmos = new("--cosmos") { Required = true };
    private static readonly Option<string?> OptionalCosmos = new("--cosmos");
    private static readonly Option<int> Events = new("--events");
    private static readonly Option<string?> Data = new("--data");
    private static readonly Option<bool> ForcesToDisk = new("--forces-to-disk");

    public static Command Create()
    {
        Command database = new("database") { Events, Data };
        database.SetAction((parsed, cancellationToken) => Served.RunAsync(
            async () => await DatabaseServer.StartAsync(parsed.GetValue(Events), parsed.GetValue(Data), cancellationToken), cancellationToken));

        Command events = new("events") { OptionalCosmos, Data, ForcesToDisk };
        events.SetAction((parsed, cancellationToken) => Served.RunAsync(
            async () => await EventsServer.StartAsync(
                parsed.GetValue(OptionalCosmos), parsed.GetValue(Data), parsed.GetValue(ForcesToDisk), cancellationToken),
            cancellationToken));

        Command floor = new("floor") { Cosmos };
        floor.SetAction((parsed, cancellationToken) => Served.RunAsync(
            async () => await FloorServer.StartAsync(parsed.GetValue(Cosmos)!, cancellationToken), cancellationToken));

        Command receivers = new("receivers");
        receivers.SetAction((_, cancellationToken) => Served.RunAsync(
            async () => await ReceiversServer.StartAsync(cancellationToken), cancellationToken));

        return new Command("serve", "Runs one server of a measurement in a process of its own.") { database, events, floor, receivers };
    }
}
