using System.CommandLine;
using System.Globalization;
using Events.Simulator.Running;
using Events.Simulator.Scenarios;
using Events.Simulator.Syntax;

namespace Events.Simulator.Commands;

/// <summary>Runs seeds until one fails, or the time or their number is over.</summary>
internal static class SimulateCommand
{
    private static readonly TimeSpan DefaultTime = TimeSpan.FromMinutes(1);

    /// <summary>Runs the command. Returns 0 when every seed held, and 1 when one failed.</summary>
    public static int Run(ParseResult parsed)
    {
        int? seed = parsed.GetValue(SimulateSyntax.Seed);
        int? runs = parsed.GetValue(SimulateSyntax.Runs);
        int? minutes = parsed.GetValue(SimulateSyntax.Minutes);
        bool isWhole = parsed.GetValue(SimulateSyntax.Whole);
        if (seed is { } only && runs is null && minutes is null)
        {
            return Replay(only, isWhole);
        }

        TimeSpan limit = minutes is { } given ? TimeSpan.FromMinutes(given) : runs is null ? DefaultTime : TimeSpan.MaxValue;
        SeedRange range = SeedRange.Run(seed ?? 1, runs ?? int.MaxValue, limit, Environment.ProcessorCount);
        Console.WriteLine(range.Totals.ToText(range.Elapsed));
        if (range.Failed is { } failed)
        {
            Report(failed.Scenario, failed.Failure, isWhole);
            return 1;
        }

        return 0;
    }

    private static int Replay(int seed, bool isWhole)
    {
        Scenario scenario = ScenarioGenerator.Draw(seed);
        RunResult result = ScenarioRun.Of(scenario, keepsTrace: true);
        if (result.Failure is { } failure)
        {
            Report(scenario, failure, isWhole);
            return 1;
        }

        Console.WriteLine(scenario);
        Console.WriteLine(string.Join(Environment.NewLine, result.Trace));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {seed} holds. Hash of the trace: {result.TraceHash:x16}."));
        return 0;
    }

    private static void Report(Scenario scenario, string failure, bool isWhole)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Seed {scenario.Seed} fails: {failure}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"To see this again: dotnet dev.cs simulate --seed {scenario.Seed}"));
        if (!isWhole)
        {
            Console.WriteLine("Looking for a smaller scenario that fails in the same way…");
        }

        Scenario small = isWhole ? scenario : Shrinker.Shrink(scenario, smaller => ScenarioRun.Of(smaller).Failure);
        RunResult result = ScenarioRun.Of(small, keepsTrace: true);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{small.StepCount} steps: {result.Failure}"));
        Console.WriteLine(small);
        Console.WriteLine(string.Join(Environment.NewLine, result.Trace));
    }
}
