using System.Globalization;
using System.Text.Json.Serialization;
using BitFaster.Caching.Lru;
using Events.Core.Cosmos;
using Events.Core.Input;

namespace Events.Core.Events.Storing;

/// <summary>An id row: a document of the <c>system</c> container that says which calendar an event is on.</summary>
/// <param name="Id"><c>event:</c> and the id of the event.</param>
/// <param name="CalendarId">The calendar.</param>
/// <param name="Write">The name of the write that reserved the id; null in rows of earlier versions and in loaded ones.</param>
public sealed record EventIdEntry(
    string Id,
    [property: JsonRequired] long CalendarId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Write = null)
{
    /// <summary>The row of an event.</summary>
    public static EventIdEntry Of(long eventId, long calendarId, string? write = null) => new(IdOf(eventId), calendarId, write);

    /// <summary>The id of the row of an event.</summary>
    public static string IdOf(long eventId) => string.Create(CultureInfo.InvariantCulture, $"event:{eventId}");
}

/// <summary>
/// Finds the calendar of an event by one point read. An event never moves to another calendar, so the result is cached.
/// </summary>
public sealed class EventIdIndex(SystemDocuments documents, Random random)
{
    private const int CachedCalendars = 100_000;
    private readonly ConcurrentLru<long, long> _calendars = new(CachedCalendars);

    /// <summary>The calendar of an event, or null where no event has the id. Costs a quorum read (2 request units) the first time, then nothing.</summary>
    public async ValueTask<long?> FindCalendarAsync(long eventId, CancellationToken cancellationToken)
    {
        if (_calendars.TryGet(eventId, out long known))
        {
            return known;
        }

        EventIdEntry? row = await FindAsync(EventIdEntry.IdOf(eventId), cancellationToken);
        if (row is not null)
        {
            _calendars.AddOrUpdate(eventId, row.CalendarId);
        }

        return row?.CalendarId;
    }

    /// <summary>
    /// Reserves an id for an event of the calendar. Returns false where the id is taken. Costs one write. Where the write is refused or its answer is
    /// lost, one quorum read more tells whether the row is our own.
    /// </summary>
    public async Task<bool> TryReserveAsync(long eventId, long calendarId, CancellationToken cancellationToken)
    {
        EventIdEntry row = EventIdEntry.Of(eventId, calendarId, WriteName.Next(random));
        bool isReserved = await TryCreateAsync(row, cancellationToken) || await IsStoredAsync(row, cancellationToken);
        if (isReserved)
        {
            _calendars.AddOrUpdate(eventId, calendarId);
        }

        return isReserved;
    }

    /// <summary>Removes the row of an id that no event has. Costs one write.</summary>
    public Task RemoveAsync(long eventId, CancellationToken cancellationToken)
    {
        _calendars.TryRemove(eventId);
        return documents.DeleteAsync(CosmosOperation.DeleteEventRow, EventIdEntry.IdOf(eventId), cancellationToken);
    }

    private Task<EventIdEntry?> FindAsync(string id, CancellationToken cancellationToken) =>
        documents.FindAsync<EventIdEntry>(CosmosOperation.ReadEventRow, id, cancellationToken);

    private async Task<bool> TryCreateAsync(EventIdEntry row, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.TryCreateAsync(CosmosOperation.CreateEventRow, row.Id, row, cancellationToken);
        }
        catch (ProblemException lost) when (lost.Kind == ProblemKind.Unavailable)
        {
            // The row may be stored all the same. Left behind, it would lead to no event for ever.
            if (await IsStoredAsync(row, cancellationToken))
            {
                return true;
            }

            throw;
        }
    }

    private async Task<bool> IsStoredAsync(EventIdEntry row, CancellationToken cancellationToken) =>
        (await FindAsync(row.Id, cancellationToken))?.Write == row.Write;
}
