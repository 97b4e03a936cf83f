using Microsoft.Extensions.Logging;

namespace Events.Core.Events.Storing;

/// <summary>What storing events leaves in the log.</summary>
internal static partial class StoringLog
{
    [LoggerMessage(202, LogLevel.Warning, "The row of the reserved id {EventId}, which no event has, and those after it stay: they only take space")]
    public static partial void ReservedRowsLeft(this ILogger logger, Exception exception, long eventId);
}
