using Events.Core.Problems;
using NodaTime;

namespace Events.Core.Events.Storing;

/// <summary>Creates and reads single events.</summary>
public sealed class EventStore(EventIds ids, EventRows rows, EventDocuments documents, TimeProvider timeProvider)
{
    private static readonly Duration FollowedFor = Duration.FromMinutes(4);

    /// <summary>Now, in the whole seconds of <c>created_at</c> and <c>updated_at</c>.</summary>
    public Instant Now => Instant.FromUnixTimeSeconds(timeProvider.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>
    /// Stores a new event: its row first, then the event, so that a crash between the two leaves a row that points to
    /// nothing and reads as not found. Costs two writes, and one of the counter for every block of ids.
    /// </summary>
    public async Task<StoredEvent> CreateAsync(EventDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        while (true)
        {
            CalendarEvent created = NewEvent(await ReserveAsync(draft.CalendarId, cancellationToken), draft, Now);
            if (await TryCreateAsync(created, cancellationToken) || await IsStoredAsync(created, cancellationToken))
            {
                return Answer(created);
            }
        }
    }

    /// <summary>Takes an id that is nobody else's, for an event of the calendar. Costs one write, and one of the counter for every block of ids.</summary>
    public async Task<long> ReserveAsync(long calendarId, CancellationToken cancellationToken)
    {
        while (true)
        {
            long id = await ids.NextAsync(cancellationToken);
            if (await rows.TryReserveAsync(id, calendarId, cancellationToken))
            {
                return id;
            }
        }
    }

    /// <summary>Gives an id up that was reserved and that no event can have. Costs one write.</summary>
    public Task GiveUpAsync(long eventId, CancellationToken cancellationToken) => rows.RemoveAsync(eventId, cancellationToken);

    /// <summary>
    /// Stores an event under the id that is reserved for it, unless that was done before: then what has become of it,
    /// a change or a deletion, stays. Costs one write; long after it was planned a quorum read more, and one more where
    /// this process does not know the id's row.
    /// </summary>
    /// <exception cref="ProblemException">
    /// The database is away, or the calendar is full. Then the id is given up, and taken again by the call that finds room.
    /// </exception>
    public async Task<StoredEvent> FinishAsync(long reservedId, EventDraft draft, Instant plannedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        StoredEvent finished = await StoreReservedAsync(reservedId, draft, plannedAt, cancellationToken);
        if (await rows.FindCalendarAsync(reservedId, cancellationToken) is null)
        {
            // An earlier call under the same key met a full calendar and gave the id up, or the event is deleted.
            await RestoreRowAsync(reservedId, draft.CalendarId, cancellationToken);
        }

        return finished;
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

    private async Task<StoredEvent> StoreReservedAsync(long reservedId, EventDraft draft, Instant plannedAt, CancellationToken cancellationToken)
    {
        if (Now - plannedAt <= FollowedFor)
        {
            CalendarEvent created = NewEvent(reservedId, draft, plannedAt);
            await TryCreateAsync(created, cancellationToken);
            return Answer(created);
        }

        // Whoever follows changes looks back a few minutes only: an event that comes into being now was not created then.
        while (true)
        {
            if (await documents.FindAsync(reservedId, draft.CalendarId, cancellationToken) is { } found)
            {
                using EventVersion stored = new(found.Json, found.ETag);
                return Answer(NewEvent(reservedId, draft, stored.CreatedAt ?? plannedAt));
            }

            CalendarEvent late = NewEvent(reservedId, draft, Now);
            if (await TryCreateAsync(late, cancellationToken))
            {
                return Answer(late);
            }
        }
    }

    private static CalendarEvent NewEvent(long id, EventDraft draft, Instant now) =>
        new(id, draft, AlertSentAt: null, CreatedAt: now, UpdatedAt: now, Revision: 1);

    private static StoredEvent Answer(CalendarEvent created) =>
        new(created.Id, created.Draft.CalendarId, created.Revision, EventWriter.ToUtf8(created));

    // Where the answer was lost, the event may be there all the same: a look tells, and spares the client a second event.
    private async Task<bool> TryCreateAsync(CalendarEvent created, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.TryCreateAsync(created.Draft.CalendarId, EventDocument.Write(created), cancellationToken);
        }
        catch (ProblemException full) when (full.Kind == ProblemKind.CalendarFull)
        {
            await GiveUpFullAsync(created, cancellationToken);
            throw;
        }
        catch (ProblemException lost) when (lost.Kind == ProblemKind.Unavailable)
        {
            if (await IsKnownToBeStoredAsync(created, cancellationToken))
            {
                return true;
            }

            throw;
        }
    }

    // Only by the process that knows the row: another one may be about to store the event under it.
    private async Task GiveUpFullAsync(CalendarEvent refused, CancellationToken cancellationToken)
    {
        if (!rows.IsRemembered(refused.Id))
        {
            return;
        }

        await rows.RemoveAsync(refused.Id, cancellationToken);

        // A repeat under the same key may have stored it just now, since there was room again.
        await RestoreRowAsync(refused.Id, refused.Draft.CalendarId, cancellationToken);
    }

    private async Task RestoreRowAsync(long eventId, long calendarId, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(eventId, calendarId, cancellationToken) is { } found
            && StoredEventSlice.Find(eventId, calendarId, found.Json) is not null)
        {
            await rows.TryReserveAsync(eventId, calendarId, cancellationToken);
        }
    }

    private async Task<bool> IsKnownToBeStoredAsync(CalendarEvent created, CancellationToken cancellationToken)
    {
        try
        {
            return await IsStoredAsync(created, cancellationToken);
        }
        catch (ProblemException unknown) when (unknown.Kind is ProblemKind.Throttled or ProblemKind.Unavailable)
        {
            // To say that the database throttles would say that nothing is there.
            return false;
        }
    }

    // The row made the id ours alone, so what is there is our own write whose answer was lost; anything else was left
    // by a restored backup.
    private async Task<bool> IsStoredAsync(CalendarEvent created, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(created.Id, created.Draft.CalendarId, cancellationToken) is not { } found)
        {
            return false;
        }

        using EventVersion stored = new(found.Json, found.ETag);
        return stored.Event is { } json
            && EventWriter.ToUtf8(EventReader.Read(json, stored.Revision)).AsSpan().SequenceEqual(EventWriter.ToUtf8(created));
    }
}
