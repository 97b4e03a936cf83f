using System.Runtime.ExceptionServices;
using Events.Core.Cosmos;
using Events.Core.Input;

namespace Events.Core.Events.Storing;

/// <summary>
/// Changes a stored document with optimistic concurrency control. It reads the document, makes the new one, and replaces it if it has not changed. When
/// another writer was first, it starts again, so no update is lost.
/// </summary>
public sealed class EventUpdate(EventIdIndex index, EventDocuments documents, EventLocks locks, ContentionRetry contention, Random random)
{
    /// <summary>Changes a document. Costs a quorum read and a write for each try, and a quorum read where the calendar is not cached.</summary>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="change">Makes the new document from the stored event. Returns null to leave the event unchanged, or throws to end the request.</param>
    /// <param name="cancellationToken">Cancels the change.</param>
    /// <returns>The event as it is stored now; null where it is deleted.</returns>
    /// <exception cref="ProblemException">The event does not exist, a newer version of the service stored it, or the database is unavailable.</exception>
    internal async Task<EventResponse?> RunAsync(
        CosmosOperation operation,
        long eventId,
        Func<StoredDocument, CancellationToken, ValueTask<StoredDocument?>> change,
        CancellationToken cancellationToken)
    {
        using IDisposable held = await locks.EnterAsync(eventId, cancellationToken);
        long calendarId = await index.FindCalendarAsync(eventId, cancellationToken) ?? throw ProblemException.NoEvent();
        string write = WriteName.Next(random);
        ExceptionDispatchInfo? lost = null;
        EventResponse? response = null;
        bool isDone = await contention.TryRunAsync(
            async stop =>
            {
                StoredDocument? stored = await ReadAsync(eventId, calendarId, lost, stop);

                // A write can be done although it was refused: the client library repeats a request whose response was lost.
                if (stored?.Write == write)
                {
                    response = documents.Serialize(stored).Response;
                    return true;
                }

                lost?.Throw();
                StoredDocument current = await ExistingAsync(eventId, stored, stop);
                StoredDocument? changed = await change(current, stop);
                (response, ReadOnlyMemory<byte> json) = documents.Serialize(changed is null ? current.Upgraded() : changed with { Write = write });
                if (changed is null)
                {
                    return true;
                }

                try
                {
                    return await documents.TryReplaceAsync(operation, current, json, stop);
                }
                catch (ProblemException problem) when (problem.Kind == ProblemKind.Unavailable)
                {
                    // It is unknown whether the write is done. The next read shows that.
                    lost = ExceptionDispatchInfo.Capture(problem);
                    return false;
                }
            },
            cancellationToken);
        if (!isDone)
        {
            // The response to the last try was lost, so the write may be done.
            lost?.Throw();
            throw ProblemException.Contended();
        }

        return response;
    }

    private async Task<StoredDocument> ExistingAsync(long eventId, StoredDocument? stored, CancellationToken cancellationToken)
    {
        if (stored is null)
        {
            throw ProblemException.NoEvent();
        }

        if (stored.Event is null)
        {
            // The deletion may have stopped before it removed the row.
            await index.RemoveAsync(eventId, cancellationToken);
            throw ProblemException.NoEvent();
        }

        stored.ThrowIfNewer();
        return stored;
    }

    private async Task<StoredDocument?> ReadAsync(
        long eventId, long calendarId, ExceptionDispatchInfo? lost, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.FindAsync(eventId, calendarId, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Kind == ProblemKind.Throttled)
        {
            // "Throttled" says that nothing is written, but a lost write may be done.
            lost?.Throw();
            throw;
        }
    }
}
