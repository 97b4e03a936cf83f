using System.Globalization;
using System.Text.Json.Serialization;
using BitFaster.Caching.Lru;
using Events.Core.Cosmos;
using Events.Core.Input;

namespace Events.Core.Events.Storing;

/// <summary>An id row: a document of the <c>system</c> container with the calendar of an event.</summary>
/// <param name="Id"><c>event:</c> and the id of the event.</param>
/// <param name="CalendarId">The calendar.</param>
/// <param name="Write">The name of the write that reserved the id; null in rows of earlier versions and of loaded events.</param>
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
/// Finds the calendar of an event with one point read. An event never moves to another calendar, so the result is cached.
/// </summary>
public sealed class EventIdIndex(SystemDocuments documents, Random random, int cachedCalendars = EventIdIndex.CachedCalendars)
{
    private const int CachedCalendars = 100_000;
    private readonly ConcurrentLru<long, long> _calendars = new(cachedCalendars);

    /// <summary>Finds the calendar of an event; null where no event has the id. Costs a quorum read (2 request units) the first time, then nothing.</summary>
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
    /// Reserves an id for an event of the calendar. Returns false where the id is taken. Costs one write. Where the write is refused or its response is
    /// lost, one more quorum read finds out whether this call stored the row.
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
            // The row may be stored. If it were left there, it would never lead to an event.
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
