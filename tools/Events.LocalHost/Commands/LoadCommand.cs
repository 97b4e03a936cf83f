using System.CommandLine;
using System.Diagnostics;
using Events.LocalHost.Commands.Syntax;
using Events.LocalHost.Loading;
using Spectre.Console;

namespace Events.LocalHost.Commands;

/// <summary><c>load</c>: stores sample events, for measurements.</summary>
internal static class LoadCommand
{
    /// <summary>Sets the action of the command.</summary>
    public static void SetAction() => LoadSyntax.Command.SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        int count = parsed.GetValue(LoadSyntax.Count);
        await using CommandDatabase database = await CommandDatabase.OpenAsync(parsed, cancellationToken);
        long start = Stopwatch.GetTimestamp();
        await AnsiConsole.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                ProgressTask task = progress.AddTask("events", maxValue: count);
                await SampleLoad.RunAsync(database.Services, database.LocalCosmos, count, done => task.Increment(done), cancellationToken);
            });
        Console.WriteLine($"Stored {count:N0} events in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s.");
        return 0;
    }
}
