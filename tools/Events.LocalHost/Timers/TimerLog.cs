namespace Events.LocalHost.Timers;

/// <summary>What timers leave in the log.</summary>
internal static partial class TimerLog
{
    [LoggerMessage(1, LogLevel.Error, "{Function} failed")]
    public static partial void TimerFailed(this ILogger logger, Exception exception, string function);
}
