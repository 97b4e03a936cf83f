using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Events.Bench.Syntax;

/// <summary>What can be measured, and its options. The task runner compiles this file too, and refuses a wrong option before it builds anything.</summary>
internal static class BenchSyntax
{
    public static Option<bool> Quick { get; } = new("--quick") { Description = "Measure only shortly, to see that it works; the figures say nothing." };

    public static Option<int> PeerEvents { get; } = new("--events")
    {
        Description = "How many events the calendar has, one every 525 minutes.",
        HelpName = "N",
        DefaultValueFactory = _ => 2_000,
        CustomParser = ParseEvents,
    };

    public static Option<string> PeerFolder { get; } = new("--folder")
    {
        Description = "Where to make the folder that all sides keep their data in. In a file system in memory, forcing data to the disk costs nobody anything.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => Path.GetTempPath(),
    };

    public static Option<string?> PeerPlot { get; } = new("--plot") { Description = "The file to draw the comparison in, .svg or .png.", HelpName = "FILE" };

    public static Command Floor { get; } = new("floor", "Compares the service with a bare server that makes the same calls of the database.") { Quick };

    public static Command Peers { get; } = new("peers", "Compares the service, on its data folder, with CalDAV servers that keep the same events.") { PeerEvents, PeerFolder, PeerPlot, Quick };

    public static Command Micro { get; } = new("micro", "Time and bytes of parsing, validating, querying and the cursor.");

    public static Command Memory { get; } = new("memory", "The peak of the service's memory under full load, reads and writes mixed.") { Quick };

    public static Command Compression { get; } = new("compression", "The bytes and the service's processor time of long answers, plain and compressed.") { Quick };

    public static Command Start { get; } = new("start", "Time to the first answer of LocalHost, compiled as it runs and compiled ahead (ReadyToRun).") { Quick };

    public static Command Growth { get; } = new("growth", "Follows the cost of each operation from a thousand to a million events stored, and draws it.") { Quick };

    public static Command Alerts { get; } = new("alerts", "Compares a drain of due alerts with the bare writes of it.") { Quick };

    public static Command Units { get; } = new("units", "Tells the modelled request units of every call, beside the least, and compares them with docs/costs.md.") { Quick };

    public static Command RoundTrips { get; } = new("round-trips", "Compares a page of one calendar with and without the query plan that the client asks the gateway for.") { Quick };

    public static RootCommand CreateRoot() =>
        new("Measures the service, side by side with what it is compared with. Run it by dotnet dev.cs bench, on a quiet machine.")
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

    private static int ParseEvents(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int events) || events < 1)
        {
            result.AddError($"--events takes a number from 1, and got '{text}'.");
        }

        return events;
    }
}
