using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Time;
using Microsoft.Extensions.Logging;

namespace Events.Core.Events.Writing;

/// <summary>Deletes events.</summary>
public sealed partial class EventDeletion(
    EventUpdate update, EventIdIndex index, TimeProvider timeProvider, ILogger<EventDeletion> logger)
{
    /// <summary>
    /// Deletes an event. One write replaces it with a tombstone, which deletes it. Then its id row is removed, which only saves space. Costs a quorum read and
    /// two writes.
    /// </summary>
    /// <exception cref="ProblemException">The event does not exist, or has another revision; or the database is unavailable.</exception>
    public async Task RunAsync(long eventId, ExpectedRevision expected, CancellationToken cancellationToken)
    {
        await update.RunAsync(
            CosmosOperation.DeleteEvent,
            eventId,
            (stored, _) =>
            {
                expected.Check(stored.Revision);
                return new ValueTask<StoredDocument?>(stored.ToTombstone(timeProvider.NowInSeconds()));
            },
            cancellationToken);
        try
        {
            await index.RemoveAsync(eventId, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Kind is ProblemKind.Throttled or ProblemKind.Unavailable)
        {
            // The event is deleted, so the request succeeds. The next change or deletion with its id removes the row.
            LogRowLeft(problem, eventId);
        }
    }

    [LoggerMessage(201, LogLevel.Warning, "The row of the deleted event {EventId} could not be removed. It only takes space")]
    private partial void LogRowLeft(Exception exception, long eventId);
}
