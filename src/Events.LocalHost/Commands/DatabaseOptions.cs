using System.CommandLine;
using System.CommandLine.Parsing;

namespace Events.LocalHost.Commands;

/// <summary>The options of a command that works on a database without running the service: exactly one of the two.</summary>
internal static class DatabaseOptions
{
    /// <summary>An account.</summary>
    public static Option<string?> Cosmos { get; } = new("--cosmos")
    {
        Description = "The account: its address, or a connection string.",
        HelpName = "ENDPOINT-OR-CONNECTION",
    };

    /// <summary>A data folder.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The data folder of a local run that is not running now.",
        HelpName = "FOLDER",
    };

    /// <summary>Adds both to a command.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Cosmos);
        command.Add(Data);
        command.Validators.Add(Check);
    }

    /// <summary>Opens the database that the command line names.</summary>
    public static Task<CommandDatabase> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        CommandDatabase.OpenAsync(parsed.GetValue(Cosmos), parsed.GetValue(Data), cancellationToken);

    private static void Check(CommandResult result)
    {
        if (result.GetResult(Cosmos) is null == result.GetResult(Data) is null)
        {
            result.AddError("Name the database: --cosmos ENDPOINT, or --data FOLDER while nothing runs on it.");
        }
    }
}
