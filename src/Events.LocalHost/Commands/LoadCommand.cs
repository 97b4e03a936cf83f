using System.CommandLine;
using System.Diagnostics;
using Events.LocalHost.Loading;
using Spectre.Console;

namespace Events.LocalHost.Commands;

/// <summary><c>load</c>: very many sample events, to measure with.</summary>
internal static class LoadCommand
{
    private const int Most = 10_000_000;

    private static readonly Argument<int> Count = new("N") { Description = $"How many events, 1 to {Most:N0}." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Command command = new("load", "Stores sample events, without a request to the service each.") { Count };
        Count.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out int count) || count is < 1 or > Most))
            {
                result.AddError($"load takes a number of events, 1 to {Most}.");
            }
        });
        DatabaseOptions.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        int count = parsed.GetValue(Count);
        await using CommandDatabase database = await DatabaseOptions.OpenAsync(parsed, cancellationToken);
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
