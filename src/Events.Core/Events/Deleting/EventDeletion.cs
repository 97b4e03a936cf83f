using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Problems;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Events.Core.Events.Deleting;

/// <summary>Deletes events.</summary>
public sealed class EventDeletion(
    EventReplacement replacement, EventRows rows, TimeProvider timeProvider, ILogger<EventDeletion> logger)
{
    /// <summary>
    /// Deletes an event: a tombstone takes its place in one write, which is all that it takes to be deleted; then its
    /// row goes, which only saves space. Costs a quorum read and two writes.
    /// </summary>
    /// <exception cref="ProblemException">There is no such event, it has another revision, or the database is away.</exception>
    public async Task RunAsync(long eventId, ExpectedRevision expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(expected);
        await replacement.RunAsync(CosmosOperation.DeleteEvent, eventId, expected, (current, write) => Bury(eventId, current, write), cancellationToken);
        try
        {
            await rows.RemoveAsync(eventId, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Kind is ProblemKind.Throttled or ProblemKind.Unavailable)
        {
            // The event is deleted, which is what was asked for. The next one to ask for it by its id removes the row.
            logger.RowLeft(problem, eventId);
        }
    }

    private Task<ReadOnlyMemory<byte>?> Bury(long eventId, EventVersion current, string write) => Task.FromResult<ReadOnlyMemory<byte>?>(
        Tombstone.Write(
            eventId,
            current.Root.GetProperty("calendar_id"u8).GetInt64(),
            current.CreatedAt!.Value,
            Instant.FromUnixTimeSeconds(timeProvider.GetUtcNow().ToUnixTimeSeconds()),
            current.Create,
            write));
}
