using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Events.Simulator.Syntax;

/// <summary>The options of the simulator. The task runner compiles this file too, to refuse a wrong option before it builds anything.</summary>
internal static class SimulateSyntax
{
    /// <summary>The file of this program.</summary>
    public const string Program = "Events.Simulator.dll";

    public static Option<int?> Seed { get; } = new("--seed")
    {
        Description = "The first seed, an integer from 0. Without --runs and --minutes, runs this seed alone and prints what happens, call by call.",
        HelpName = "N",
        CustomParser = result => ParseInteger(result, "--seed", 0),
    };

    public static Option<int?> Runs { get; } = new("--runs")
    {
        Description = "How many seeds to run, one after the other.",
        HelpName = "N",
        CustomParser = result => ParseInteger(result, "--runs", 1),
    };

    public static Option<int?> Minutes { get; } = new("--minutes")
    {
        Description = "How long to run, in minutes; 1 without an option.",
        HelpName = "N",
        CustomParser = result => ParseInteger(result, "--minutes", 1),
    };

    public static Option<bool> Whole { get; } = new("--whole") { Description = "Prints a failing run as it is, and does not make it smaller." };

    /// <summary>Makes the command.</summary>
    public static RootCommand CreateRoot() =>
        new("Runs the service in a simulator, seed after seed: several clients and processes, faults of the database, crashes. Stops at the first seed that fails.")
        {
            Seed,
            Runs,
            Minutes,
            Whole,
        };

    private static int? ParseInteger(ArgumentResult result, string option, int smallest)
    {
        string text = result.Tokens[0].Value;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < smallest)
        {
            result.AddError($"{option} takes an integer from {smallest}, and got '{text}'.");
        }

        return value;
    }
}
