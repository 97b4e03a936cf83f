using System.Runtime.ExceptionServices;
using Events.Core.Cosmos;
using Events.Core.Events.Deleting;
using Events.Core.Problems;

namespace Events.Core.Events.Storing;

/// <summary>
/// Replaces the document of an event by another one, on the condition that it is still the one that was read, and
/// starts over when it is not: two writes at once never lose one.
/// </summary>
public sealed class EventReplacement(EventRows rows, EventDocuments documents, EventGates gates, ContentionRetry contention, Random random)
{
    /// <summary>Replaces a document. Costs a quorum read and a write for each try, and a quorum read where the calendar is not remembered.</summary>
    /// <param name="operation">Change or deletion.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="expected">Which revision the client expects.</param>
    /// <param name="next">
    /// Makes the new document of the one that was read; it must hold the name of the write that is passed as <c>write</c>.
    /// Null leaves everything as it is.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The event, or the tombstone, as it is stored after that.</returns>
    /// <exception cref="ProblemException">There is no such event, or it has another revision, or the database is away.</exception>
    internal async Task<StoredEvent?> RunAsync(
        CosmosOperation operation,
        long eventId,
        ExpectedRevision expected,
        Func<EventVersion, string, Task<ReadOnlyMemory<byte>?>> next,
        CancellationToken cancellationToken)
    {
        using EventGates.Turn turn = await gates.EnterAsync(eventId, cancellationToken);
        long calendarId = await rows.FindCalendarAsync(eventId, cancellationToken) ?? throw NotFound();
        string write = WriteName.Next(random);
        ExceptionDispatchInfo? lost = null;
        StoredEvent? stored = null;
        bool isDone = await contention.TryRunAsync(
            async stop =>
            {
                using EventVersion current = await ReadAsync(eventId, calendarId, lost, stop);

                // Also a refused replace can be our own: the client library repeats a request whose answer was lost.
                if (current.Write == write)
                {
                    stored = StoredEventSlice.Find(eventId, calendarId, current.Json);
                    return true;
                }

                lost?.Throw();
                if (current.Event is null)
                {
                    // Whoever deleted it may not have come to the row. A document that is neither event nor tombstone keeps its row: it can be mended.
                    if (Tombstone.Is(current.Root))
                    {
                        await rows.RemoveAsync(eventId, stop);
                    }

                    throw NotFound();
                }

                expected.Check(current.Revision);
                if (await next(current, write) is not { } document)
                {
                    stored = StoredEventSlice.Find(eventId, calendarId, current.Json);
                    return true;
                }

                try
                {
                    stored = StoredEventSlice.Find(eventId, calendarId, document);
                    return await documents.TryReplaceAsync(operation, eventId, calendarId, document, current.ETag, stop);
                }
                catch (ProblemException problem) when (problem.Kind == ProblemKind.Unavailable)
                {
                    // Done or not: the next look tells.
                    lost = ExceptionDispatchInfo.Capture(problem);
                    return false;
                }
            },
            cancellationToken);
        if (!isDone)
        {
            // The answer to the last try was lost: it may be done.
            lost?.Throw();
            throw ProblemException.Contended();
        }

        return stored;
    }

    private static ProblemException NotFound() => new(ProblemKind.NotFound, "There is no event of that id.");

    private async Task<EventVersion> ReadAsync(
        long eventId, long calendarId, ExceptionDispatchInfo? lost, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.FindAsync(eventId, calendarId, cancellationToken) is { } found
                ? new EventVersion(found.Json, found.ETag)
                : throw NotFound();
        }
        catch (ProblemException problem) when (problem.Kind == ProblemKind.Throttled)
        {
            // After a write that may be done, throttled would say that nothing is.
            lost?.Throw();
            throw;
        }
    }
}
