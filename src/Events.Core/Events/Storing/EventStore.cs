using System.Runtime.ExceptionServices;
using Events.Core.Cosmos;
using Events.Core.Problems;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Events.Core.Events.Storing;

/// <summary>Creates and reads single events.</summary>
public sealed class EventStore(
    EventIds ids,
    EventRows rows,
    EventDocuments documents,
    ContentionRetry contention,
    TimeProvider timeProvider,
    Random random,
    ILogger<EventStore> logger)
{
    private static readonly Duration FollowedFor = Duration.FromMinutes(4);

    /// <summary>Now, in the whole seconds of <c>created_at</c> and <c>updated_at</c>.</summary>
    public Instant Now => Instant.FromUnixTimeSeconds(timeProvider.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>
    /// Stores a new event: its row first, then the event, so that a crash between the two leaves a row that points to
    /// nothing and reads as not found. Costs two writes, and one of the counter for every block of ids; a quorum read more
    /// where a write is refused or its answer is lost.
    /// </summary>
    /// <exception cref="ProblemException">The database is away, the calendar is full, or the database holds events under the ids that the counter gives out.</exception>
    public async Task<StoredEvent> CreateAsync(EventDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        string write = WriteName.Next(random);
        StoredEvent? answer = null;
        bool isDone = await contention.TryRunAsync(
            async stop =>
            {
                long id = await ReserveAsync(draft.CalendarId, stop);
                CalendarEvent created = NewEvent(id, draft, Now);
                bool isAnother = false;
                try
                {
                    answer = await CreateOrFindAsync(created, write, FindOwnAsync, stop);
                }
                catch (ProblemException refused) when (refused.Kind is ProblemKind.CalendarFull or ProblemKind.Throttled)
                {
                    await GiveUpAsync([id], stop);
                    throw;
                }

                if (answer is null && !isAnother)
                {
                    await GiveUpAsync([id], stop);
                }

                return answer is not null;

                // What else is there under an id that is ours alone was left by a restored backup; the row leads to it from now on.
                Task<StoredEvent?> FindOwnAsync() => FindAsync(
                    id,
                    draft.CalendarId,
                    stored =>
                    {
                        isAnother = stored.Event is not null;
                        return stored.Create == write ? created : null;
                    },
                    stop);
            },
            cancellationToken);
        return isDone ? answer! : throw ProblemException.Contended();
    }

    /// <summary>Takes an id that is nobody else's, for an event of the calendar. Costs one write, and one of the counter for every block of ids.</summary>
    /// <exception cref="ProblemException">The database is away, or has rows of the ids that the counter gives out.</exception>
    public async Task<long> ReserveAsync(long calendarId, CancellationToken cancellationToken)
    {
        long id = 0;
        bool isReserved = await contention.TryRunAsync(
            async stop =>
            {
                id = await ids.NextAsync(stop);
                return await rows.TryReserveAsync(id, calendarId, stop);
            },
            cancellationToken);
        return isReserved ? id : throw ProblemException.Contended();
    }

    /// <summary>
    /// Gives ids up that were reserved and that no event can have. Costs one write for each. Their rows only take space: where the database is
    /// too busy or away, those that are left stay, and are logged.
    /// </summary>
    public async Task GiveUpAsync(IEnumerable<long> eventIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(eventIds);
        foreach (long eventId in eventIds)
        {
            try
            {
                await rows.RemoveAsync(eventId, cancellationToken);
            }
            catch (ProblemException problem) when (problem.Kind is ProblemKind.Throttled or ProblemKind.Unavailable)
            {
                logger.ReservedRowsLeft(problem, eventId);
                return;
            }
        }
    }

    /// <summary>
    /// Stores an event under the id that is reserved for it, unless that was done before: then what has become of it,
    /// a change or a deletion, stays, and the answer is what was created. Costs one write; of a repeat one quorum read where it was done before, and both
    /// where it was not.
    /// </summary>
    /// <param name="reservedId">The id.</param>
    /// <param name="draft">The event.</param>
    /// <param name="plannedAt">When it was planned.</param>
    /// <param name="isRepeat">Whether another request planned it, which most likely has stored it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">The database is away, or the calendar is full. The id stays reserved, as a repeat may find room.</exception>
    public async Task<StoredEvent> FinishAsync(
        long reservedId, EventDraft draft, Instant plannedAt, bool isRepeat, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        StoredEvent? answer = null;
        bool isDone = await contention.TryRunAsync(
            async stop =>
            {
                answer = await TryFinishAsync(reservedId, draft, plannedAt, isRepeat, stop);
                return answer is not null;
            },
            cancellationToken);
        return isDone ? answer! : throw ProblemException.Contended();
    }

    /// <summary>
    /// Finds an event by its id; null when there is none. Costs two quorum reads the first time (2 request units each
    /// for 1 KB), then one, because the calendar of an id is remembered.
    /// </summary>
    public async Task<StoredEvent?> FindAsync(long eventId, CancellationToken cancellationToken) =>
        await rows.FindCalendarAsync(eventId, cancellationToken) is { } calendarId
            && await documents.FindAsync(eventId, calendarId, cancellationToken) is { } found
                ? StoredEventSlice.Find(eventId, calendarId, found.Json)
                : null;

    private static CalendarEvent NewEvent(long id, EventDraft draft, Instant now) =>
        new(id, draft, AlertSentAt: null, CreatedAt: now, UpdatedAt: now, Revision: 1);

    private static StoredEvent Answer(CalendarEvent created) =>
        new(created.Id, created.Draft.CalendarId, created.Revision, EventWriter.ToUtf8(created));

    // Two requests can finish the same create, one before the four minutes are over and one after. Both answer what is stored.
    private async Task<StoredEvent?> TryFinishAsync(
        long reservedId, EventDraft draft, Instant plannedAt, bool isRepeat, CancellationToken cancellationToken)
    {
        // Whoever follows changes looks back a few minutes only: an event that comes into being now was not created then.
        bool isLate = Now - plannedAt > FollowedFor;
        if ((isLate || isRepeat) && await FindFinishedAsync() is { } before)
        {
            return before;
        }

        CalendarEvent created = NewEvent(reservedId, draft, isLate ? Now : plannedAt);
        return await CreateOrFindAsync(created, WriteName.Next(random), FindFinishedAsync, cancellationToken);

        Task<StoredEvent?> FindFinishedAsync() => FindAsync(
            reservedId, draft.CalendarId, stored => NewEvent(reservedId, draft, stored.CreatedAt ?? plannedAt), cancellationToken);
    }

    /// <summary>Creates an event; where something is there already, or may be, the answer is what <paramref name="find"/> makes of it.</summary>
    private async Task<StoredEvent?> CreateOrFindAsync(
        CalendarEvent created, string write, Func<Task<StoredEvent?>> find, CancellationToken cancellationToken)
    {
        ProblemException? lost = null;
        try
        {
            ReadOnlyMemory<byte> document = EventDocument.Write(created, create: write, write: null, before: null);
            if (await documents.TryCreateAsync(created.Draft.CalendarId, document, cancellationToken))
            {
                return Answer(created);
            }
        }
        catch (ProblemException problem) when (problem.Kind == ProblemKind.Unavailable)
        {
            lost = problem;
        }

        // Lost or refused, it can be our own that is there: the client library repeats a write whose answer was lost. A look tells, and spares the
        // caller a second event.
        try
        {
            if (await find() is { } stored)
            {
                return stored;
            }
        }
        catch (ProblemException unknown) when (unknown.Kind is ProblemKind.Throttled or ProblemKind.Unavailable)
        {
            throw (lost ?? unknown).AsMaybeDone();
        }

        if (lost is not null)
        {
            ExceptionDispatchInfo.Throw(lost);
        }

        return null;
    }

    /// <summary>The answer of the event that <paramref name="recognize"/> makes of what is stored, a tombstone too; null where there is nothing, or it is not recognized.</summary>
    private async Task<StoredEvent?> FindAsync(
        long eventId, long calendarId, Func<EventVersion, CalendarEvent?> recognize, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(eventId, calendarId, cancellationToken) is not { } found)
        {
            return null;
        }

        using EventVersion stored = new(found.Json, found.ETag);
        return recognize(stored) is { } created ? Answer(created) : null;
    }
}
