namespace Events.LocalHost.Timers;

/// <summary>The log messages of timers.</summary>
internal static partial class TimerLog
{
    [LoggerMessage(1, LogLevel.Error, "{Function} failed")]
    public static partial void TimerFailed(this ILogger logger, Exception exception, string function);
}
