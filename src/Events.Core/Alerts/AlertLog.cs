using Microsoft.Extensions.Logging;

namespace Events.Core.Alerts;

/// <summary>What the dispatch leaves in the log.</summary>
internal static partial class AlertLog
{
    [LoggerMessage(102, LogLevel.Error, "The alert of event {EventId} could not be settled; it is tried again when its lease runs out")]
    public static partial void Unsettled(this ILogger logger, Exception exception, long eventId);

    [LoggerMessage(103, LogLevel.Warning, "The alert of event {EventId} was refused for the {Attempt}. time and is tried again at {NextTry}: {Error}")]
    public static partial void Refused(this ILogger logger, long eventId, int attempt, string nextTry, string error);

    [LoggerMessage(104, LogLevel.Error, "The alert of event {EventId} has failed after {Attempts} tries: {Error}")]
    public static partial void GivenUp(this ILogger logger, long eventId, int attempts, string error);

    [LoggerMessage(105, LogLevel.Information, "Dispatch: {Delivered} delivered, {Retried} to be tried again, {Failed} failed, in {DurationMs} ms")]
    public static partial void Dispatched(this ILogger logger, int delivered, int retried, int failed, long durationMs);

    [LoggerMessage(106, LogLevel.Warning, "The run of the dispatch could not be recorded: readiness and GET /alerts show the one before")]
    public static partial void NotRecorded(this ILogger logger, Exception exception);
}
