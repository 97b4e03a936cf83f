using System.CommandLine;
using System.CommandLine.Parsing;

namespace Events.LocalHost.Commands.Syntax;

/// <summary>The options of a command that works on a database without running the service: exactly one of the two.</summary>
internal static class DatabaseOptions
{
    /// <summary>An account.</summary>
    public static Option<string?> Cosmos { get; } =
        TextOption.Create("--cosmos", "ENDPOINT-OR-CONNECTION", "The account: its address, or a connection string.");

    /// <summary>A data folder.</summary>
    public static Option<string?> Data { get; } =
        TextOption.Create("--data", "FOLDER", "The data folder of a local run that is not running now.");

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
            result.AddError("Name the database: --cosmos ENDPOINT, or --data FOLDER while nothing runs on it.");
        }
    }
}
