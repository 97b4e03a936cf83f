using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Events.Bench.Syntax;

/// <summary>The commands and their options. The task runner compiles this file too, to refuse a wrong option before it builds anything.</summary>
internal static class BenchSyntax
{
    /// <summary>The file of this program.</summary>
    public const string Program = "Events.Bench.dll";

    public static Option<bool> Quick { get; } = new("--quick") { Description = "A short run that only shows that the bench works; its figures mean nothing." };

    public static Option<int> PeerEvents { get; } = new("--events")
    {
        Description = "The number of events of the calendar, one every 525 minutes.",
        HelpName = "N",
        DefaultValueFactory = _ => 2_000,
        CustomParser = ParseEvents,
    };

    public static Option<string> PeerFolder { get; } = new("--folder")
    {
        Description = "The folder for the data of all servers. In a file system in memory, forcing data to the disk takes no time.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => Path.GetTempPath(),
    };

    public static Option<string?> PeerPlot { get; } = new("--plot") { Description = "The file for the plot, .svg or .png.", HelpName = "FILE" };

    public static Option<string?> Baseline { get; } = new("--baseline")
    {
        Description = $"The folder of {Program} of another version, built in Release, to measure in the same run.",
        HelpName = "FOLDER",
        CustomParser = ParseBaseline,
    };

    public static Option<string?> Operation { get; } = new("--operation") { Description = "Measures only the operations whose name contains this text.", HelpName = "TEXT" };

    public static Command Floor { get; } = new("floor", "Compares the processor time of the service with that of a bare server that makes the same database calls.") { Baseline, Operation, Quick };

    public static Command Peers { get; } = new("peers", "Compares the service, on its data folder, with CalDAV servers that have the same events.") { PeerEvents, PeerFolder, PeerPlot, Quick };

    public static Command Micro { get; } = new("micro", "Time and allocated bytes of parsing, validation, queries and the cursor.");

    public static Command Memory { get; } = new("memory", "The peak memory of the service under full load, reads and writes mixed.") { Quick };

    public static Command Compression { get; } = new("compression", "The length of long answers, and the processor time that the service needs for them, plain and compressed.") { Quick };

    public static Command Start { get; } = new("start", "The time from the start of LocalHost to its first answer, compiled just in time and compiled ahead (ReadyToRun).") { Quick };

    public static Command Growth { get; } = new("growth", "Measures the cost of each operation with 1,000 to 1,000,000 stored events, and plots it.") { Quick };

    public static Command Alerts { get; } = new("alerts", "Compares the rate at which the service delivers due alerts with the rate of the bare writes.") { Quick };

    public static Command Units { get; } = new("units", "The modelled request units of every call and the least possible ones, compared with docs/costs.md.") { Quick };

    public static Command RoundTrips { get; } = new("round-trips", "Compares a page of one calendar with and without the query plan that the client requests from the gateway.") { Quick };

    public static RootCommand CreateRoot() =>
        new("Measures the service and what it is compared with in one run. Run it with dotnet dev.cs bench, on a machine without other load.")
        {
            Floor,
            Peers,
            Micro,
            Memory,
            Compression,
            Start,
            Growth,
            Alerts,
            Units,
            RoundTrips,
        };

    private static string? ParseBaseline(ArgumentResult result)
    {
        string folder = result.Tokens[0].Value;
        if (!File.Exists(Path.Combine(folder, Program)))
        {
            result.AddError($"There is no {Program} in '{folder}'. Build bench/Events.Bench of the other version in Release, and give its output folder to --baseline.");
        }

        return folder;
    }

    private static int ParseEvents(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int events) || events < 1)
        {
            result.AddError($"--events takes an integer from 1, and got '{text}'.");
        }

        return events;
    }
}
