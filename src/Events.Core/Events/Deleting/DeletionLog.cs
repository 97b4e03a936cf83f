using Microsoft.Extensions.Logging;

namespace Events.Core.Events.Deleting;

/// <summary>What deletions leave in the log.</summary>
internal static partial class DeletionLog
{
    [LoggerMessage(201, LogLevel.Warning, "The row of the deleted event {EventId} is left for now")]
    public static partial void RowLeft(this ILogger logger, Exception exception, long eventId);
}
