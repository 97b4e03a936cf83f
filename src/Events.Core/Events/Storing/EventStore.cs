using System.Runtime.ExceptionServices;
using Events.Core.Cosmos;
using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Events.Storing;

/// <summary>Creates and finds single events.</summary>
public sealed class EventStore(
    ReservedIds ids, EventIdIndex index, EventDocuments documents, ContentionRetry contention, TimeProvider timeProvider, Random random)
{
    // Clients that poll for changes look back only five minutes. So an event whose plan is older than this gets the time of its creation.
    private static readonly Duration OldestPlan = Duration.FromMinutes(4);

    /// <summary>
    /// Stores a new event: first its id row, then the event. A crash between the two leaves a row that points to nothing and reads as not found. Costs
    /// two writes, and one of the counter for every block of ids; one more quorum read where a write is refused or its response is lost.
    /// </summary>
    /// <exception cref="ProblemException">The database is unavailable, the calendar is full, or events already have the ids that the counter gives out.</exception>
    public async Task<EventResponse> CreateAsync(Event given, CancellationToken cancellationToken)
    {
        string write = WriteName.Next(random);
        EventResponse? response = null;
        bool isDone = await contention.TryRunAsync(
            async stop =>
            {
                response = await TryCreateAsync(given, write, stop);
                return response is not null;
            },
            cancellationToken);
        return isDone ? response! : throw ProblemException.Contended();
    }

    /// <summary>
    /// Stores an event with the id that is reserved for it, and returns it as it was created. An event that is already stored stays as it is, also where it
    /// was changed or deleted. Costs one write. A repeat costs one quorum read, and the write too where the event is not stored yet.
    /// </summary>
    /// <param name="reservedId">The id.</param>
    /// <param name="given">The event.</param>
    /// <param name="plannedAt">When the create was planned.</param>
    /// <param name="isRepeat">Whether another request made the plan, so that the event is probably stored already.</param>
    /// <param name="cancellationToken">Cancels the create.</param>
    /// <exception cref="ProblemException">The database is unavailable, or the calendar is full. The id stays reserved, because a repeat may succeed.</exception>
    public async Task<EventResponse> FinishAsync(
        long reservedId, Event given, Instant plannedAt, bool isRepeat, CancellationToken cancellationToken)
    {
        EventResponse? response = null;
        bool isDone = await contention.TryRunAsync(
            async stop =>
            {
                response = await TryFinishAsync(reservedId, given, plannedAt, isRepeat, stop);
                return response is not null;
            },
            cancellationToken);
        return isDone ? response! : throw ProblemException.Contended();
    }

    /// <summary>
    /// Finds an event; null where it does not exist. Costs two quorum reads the first time (2 request units each for 1 KB), then one, because the
    /// calendar of an id is cached.
    /// </summary>
    public async Task<EventResponse?> FindAsync(long eventId, CancellationToken cancellationToken) =>
        await index.FindCalendarAsync(eventId, cancellationToken) is { } calendarId
            ? await documents.FindResponseAsync(eventId, calendarId, cancellationToken)
            : null;

    private static StoredDocument NewDocument(long id, Event given, Instant now, string? write) =>
        StoredDocument.New(given with { Id = id, CreatedAt = now, UpdatedAt = now }, write);

    private async Task<EventResponse?> TryCreateAsync(Event given, string write, CancellationToken cancellationToken)
    {
        long id = await ids.ReserveAsync(given.CalendarId, cancellationToken);
        StoredDocument created = NewDocument(id, given, timeProvider.NowInSeconds(), write);
        bool isAnother = false;
        EventResponse? response;
        try
        {
            response = await CreateOrFindAsync(created, FindOwn, cancellationToken);
        }
        catch (ProblemException refused) when (refused.Kind is ProblemKind.CalendarFull or ProblemKind.Throttled)
        {
            await ids.ReleaseAsync([id], cancellationToken);
            throw;
        }

        if (response is null && !isAnother)
        {
            await ids.ReleaseAsync([id], cancellationToken);
        }

        return response;

        // After a restore of the database, another event can have an id that is reserved here. From now on, the row leads to that event.
        StoredDocument? FindOwn(StoredDocument stored)
        {
            isAnother = stored.Event is not null;
            return stored.Create == write ? created : null;
        }
    }

    // Two requests can finish the same create, one before the four minutes have passed and one after. Both return what is stored.
    private async Task<EventResponse?> TryFinishAsync(
        long reservedId, Event given, Instant plannedAt, bool isRepeat, CancellationToken cancellationToken)
    {
        Instant now = timeProvider.NowInSeconds();
        bool isLate = now - plannedAt > OldestPlan;
        if ((isLate || isRepeat) && await FindAsync(reservedId, given.CalendarId, AsCreated, cancellationToken) is { } before)
        {
            return before;
        }

        StoredDocument created = NewDocument(reservedId, given, isLate ? now : plannedAt, WriteName.Next(random));
        return await CreateOrFindAsync(created, AsCreated, cancellationToken);

        StoredDocument AsCreated(StoredDocument stored) => NewDocument(reservedId, given, stored.WasCreatedAt ?? plannedAt, write: null);
    }

    /// <summary>Creates an event. Where a document with the id exists, returns the result of <paramref name="recognize"/> for that document.</summary>
    private async Task<EventResponse?> CreateOrFindAsync(
        StoredDocument created, Func<StoredDocument, StoredDocument?> recognize, CancellationToken cancellationToken)
    {
        (EventResponse? response, ReadOnlyMemory<byte> json) = documents.Serialize(created);
        ProblemException? lost = null;
        try
        {
            if (await documents.TryCreateAsync(created.CalendarId, json, cancellationToken))
            {
                return response;
            }
        }
        catch (ProblemException problem) when (problem.Kind == ProblemKind.Unavailable)
        {
            lost = problem;
        }

        // The write was refused, or its response was lost. This call may have stored the document, because the client library repeats a write whose response
        // was lost. A read shows that, so that the caller does not create a second event.
        try
        {
            if (await FindAsync(created.Event!.Id, created.CalendarId, recognize, cancellationToken) is { } stored)
            {
                return stored;
            }
        }
        catch (ProblemException unknown) when (unknown.Kind is ProblemKind.Throttled or ProblemKind.Unavailable)
        {
            throw (lost ?? unknown).AsUnavailable();
        }

        if (lost is not null)
        {
            ExceptionDispatchInfo.Throw(lost);
        }

        return null;
    }

    private async Task<EventResponse?> FindAsync(
        long eventId, long calendarId, Func<StoredDocument, StoredDocument?> recognize, CancellationToken cancellationToken) =>
        await documents.FindAsync(eventId, calendarId, cancellationToken) is { } stored && recognize(stored) is { } created
            ? documents.Serialize(created).Response
            : null;
}
