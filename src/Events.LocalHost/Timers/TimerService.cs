using Events.Functions.Timers;
using NCrontab;

namespace Events.LocalHost.Timers;

/// <summary>Runs every timer function on its schedule, each never beside itself; one that fails runs again the next time.</summary>
internal sealed class TimerService(
    TimerRuns runs,
    IConfiguration configuration,
    TimeProvider timeProvider,
    ILogger<TimerService> logger) : BackgroundService
{
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
            DateTime now = timeProvider.GetUtcNow().UtcDateTime;
            await Task.Delay(schedule.GetNextOccurrence(now) - now, timeProvider, stoppingToken);
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
}
