using Microsoft.Extensions.Logging;

namespace Events.Core.Alerts;

/// <summary>The log messages of the dispatch.</summary>
internal static partial class AlertLog
{
    [LoggerMessage(102, LogLevel.Error, "The delivery of the alert of event {EventId} ended with an error; it is tried again when its lease expires")]
    public static partial void Interrupted(this ILogger logger, Exception exception, long eventId);

    [LoggerMessage(103, LogLevel.Warning, "Try {Attempt} to deliver the alert of event {EventId} has failed; the next try is at {NextTry}: {Error}")]
    public static partial void Released(this ILogger logger, long eventId, int attempt, string nextTry, string error);

    [LoggerMessage(104, LogLevel.Error, "The alert of event {EventId} has failed after {Attempts} tries: {Error}")]
    public static partial void Failed(this ILogger logger, long eventId, int attempts, string error);

    [LoggerMessage(105, LogLevel.Information, "Dispatch: {Delivered} delivered, {Retried} to be tried again, {Failed} failed, in {DurationMs} ms")]
    public static partial void Dispatched(this ILogger logger, int delivered, int retried, int failed, long durationMs);

    [LoggerMessage(106, LogLevel.Warning, "The run of the dispatch could not be recorded; readiness and GET /alerts show the previous one")]
    public static partial void NotRecorded(this ILogger logger, Exception exception);
}
