using Events.Functions.Pipeline.Routing;
using NCrontab;

namespace Events.LocalHost.Timers;

/// <summary>Runs each timer function on its schedule. Scheduled runs of a function never overlap. A function that fails runs again at its next time.</summary>
internal sealed class TimerService(
    TimerRuns runs,
    IConfiguration configuration,
    TimeProvider timeProvider,
    ILogger<TimerService> logger) : BackgroundService
{
    // A delay can have at most 49 days, but a schedule may be once a year.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly (TimerFunction Function, CrontabSchedule Schedule)[] _timers =
    [
        .. TimerFunction.All.Select(function => (function, TimerSchedule.Of(function, configuration))),
    ];

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_timers.Select(timer => RunAsync(timer.Function, timer.Schedule, stoppingToken)));

    private async Task RunAsync(TimerFunction function, CrontabSchedule schedule, CancellationToken stoppingToken)
    {
        while (true)
        {
            await DelayUntilAsync(schedule.GetNextOccurrence(timeProvider.GetUtcNow().UtcDateTime), stoppingToken);
            try
            {
                await runs.RunAsync(function, stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.TimerFailed(exception, function.Name);
            }
        }
    }

    private async Task DelayUntilAsync(DateTime time, CancellationToken stoppingToken)
    {
        while (time - timeProvider.GetUtcNow().UtcDateTime is { Ticks: > 0 } left)
        {
            await Task.Delay(left < LongestDelay ? left : LongestDelay, timeProvider, stoppingToken);
        }
    }
}
