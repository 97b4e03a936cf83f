using System.CommandLine;
using System.CommandLine.Parsing;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>The options of a command that uses a database without the service. Exactly one of the two is required.</summary>
internal static class DatabaseOptions
{
    /// <summary>An account.</summary>
    public static Option<string?> Cosmos { get; } =
        TextOption.Create("--cosmos", "ENDPOINT-OR-CONNECTION", "The address or the connection string of the account.");

    /// <summary>A data folder.</summary>
    public static Option<string?> Data { get; } =
        TextOption.Create("--data", "FOLDER", "The data folder of a local run. The run must be stopped.");

    /// <summary>Adds both to a command.</summary>
    /// <returns>The command.</returns>
    public static Command AddTo(Command command)
    {
        command.Add(Cosmos);
        command.Add(Data);
        command.Validators.Add(Check);
        return command;
    }

    private static void Check(CommandResult result)
    {
        if (result.GetResult(Cosmos) is null == result.GetResult(Data) is null)
        {
            result.AddError("Name the database: either --cosmos ENDPOINT-OR-CONNECTION, or --data FOLDER while no other process uses the folder.");
        }
    }
}
