using System.CommandLine;
using System.Diagnostics;
using Events.Core.Events.Storing;
using Events.LocalHost.Commands.Syntax;
using Spectre.Console;

namespace Events.LocalHost.Commands;

/// <summary><c>upgrade</c>: upgrades every stored event to the newest schema.</summary>
internal static class UpgradeCommand
{
    /// <summary>Sets the action of the command.</summary>
    public static void SetAction() => UpgradeSyntax.Command.SetAction(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using CommandDatabase database = await CommandDatabase.OpenAsync(parsed, cancellationToken);
        EventUpgrade upgrade = database.Services.GetRequiredService<EventUpgrade>();
        int units = parsed.GetValue(UpgradeSyntax.Units);
        long start = Stopwatch.GetTimestamp();
        UpgradeProgress end = await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async bars =>
            {
                ProgressTask bar = bars.AddTask("events");
                UpgradeProgress done = await upgrade.RunAsync(units, new BarProgress(bar), cancellationToken);
                bar.Value = bar.MaxValue;
                return done;
            });
        Console.WriteLine(
            $"Upgraded {end.Upgraded:N0} events to schema {StoredDocument.NewestSchema} in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, with {end.RequestUnits:N0} request units. The database is upgraded.");
        return 0;
    }

    private sealed class BarProgress(ProgressTask bar) : IProgress<UpgradeProgress>
    {
        public void Report(UpgradeProgress value)
        {
            bar.MaxValue = Math.Max(1, value.End);
            bar.Value = value.Position;
            bar.Description = $"{value.Upgraded:N0} upgraded, {value.RequestUnits:N0} request units";
        }
    }
}
