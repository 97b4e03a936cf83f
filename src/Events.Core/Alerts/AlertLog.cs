using Microsoft.Extensions.Logging;

namespace Events.Core.Alerts;

/// <summary>What the dispatch leaves in the log.</summary>
internal static partial class AlertLog
{
    [LoggerMessage(101, LogLevel.Error, "A due event's document cannot be read and is passed over")]
    public static partial void UnreadableAlert(this ILogger logger, Exception exception);

    [LoggerMessage(102, LogLevel.Error, "The alert of event {EventId} could not be settled; it is tried again when its lease runs out")]
    public static partial void Unsettled(this ILogger logger, Exception exception, long eventId);

    [LoggerMessage(103, LogLevel.Warning, "The alert of event {EventId} was refused for the {Attempt}. time and is tried again at {NextTry}: {Error}")]
    public static partial void Refused(this ILogger logger, long eventId, int attempt, string nextTry, string error);

    [LoggerMessage(104, LogLevel.Error, "The alert of event {EventId} has failed after {Attempts} tries: {Error}")]
    public static partial void GivenUp(this ILogger logger, long eventId, int attempts, string error);

    [LoggerMessage(105, LogLevel.Information, "Dispatch: {Delivered} delivered, {Retried} to be tried again, {Failed} failed, in {DurationMs} ms")]
    public static partial void Dispatched(this ILogger logger, int delivered, int retried, int failed, long durationMs);
}
