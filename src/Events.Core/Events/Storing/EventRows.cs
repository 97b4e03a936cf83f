using System.Text.Json;
using BitFaster.Caching.Lru;
using Events.Core.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>
/// Finds the calendar of an event by point reads at any size. A calendar never changes while the event lives, so what
/// was found is remembered.
/// </summary>
public sealed class EventRows(SystemDocuments documents)
{
    private const int RememberedRows = 100_000;

    // Where more ids are read than are remembered, each new one costs the same; a MemoryCache sorts all that it holds again and again.
    private readonly ConcurrentLru<long, long> _calendars = new(RememberedRows);

    /// <summary>The id of an event's row, which is its partition key too.</summary>
    public static string IdOf(long eventId) => EventRow.IdOf(eventId);

    /// <summary>The row of an event as a document of the <c>system</c> container, UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(long eventId, long calendarId) =>
        JsonSerializer.SerializeToUtf8Bytes(new EventRow(EventRow.IdOf(eventId), calendarId), StoringJson.Default.EventRow);

    /// <summary>Whether this process reserved the id or looked it up before, and did not remove it since.</summary>
    internal bool IsRemembered(long eventId) => _calendars.TryGet(eventId, out _);

    /// <summary>The calendar of an event, or null when no event has the id. Costs a quorum read (2 request units) the first time, then nothing.</summary>
    public async ValueTask<long?> FindCalendarAsync(long eventId, CancellationToken cancellationToken)
    {
        if (_calendars.TryGet(eventId, out long known))
        {
            return known;
        }

        EventRow? row = await documents.FindAsync(
            CosmosOperation.ReadEventRow, EventRow.IdOf(eventId), StoringJson.Default.EventRow, cancellationToken);
        if (row is not null)
        {
            Remember(eventId, row.CalendarId);
        }

        return row?.CalendarId;
    }

    /// <summary>Reserves an id for an event of the calendar; false when the id is taken already. Costs one write.</summary>
    public async Task<bool> TryReserveAsync(long eventId, long calendarId, CancellationToken cancellationToken)
    {
        string id = EventRow.IdOf(eventId);
        bool reserved = await documents.TryCreateAsync(
            CosmosOperation.CreateEventRow, id, new EventRow(id, calendarId), StoringJson.Default.EventRow, cancellationToken);
        if (reserved)
        {
            Remember(eventId, calendarId);
        }

        return reserved;
    }

    /// <summary>Removes the row of an id that no event has any more, or never had. Costs one write.</summary>
    public Task RemoveAsync(long eventId, CancellationToken cancellationToken)
    {
        _calendars.TryRemove(eventId);
        return documents.DeleteAsync(CosmosOperation.DeleteEventRow, EventRow.IdOf(eventId), cancellationToken);
    }

    private void Remember(long eventId, long calendarId) => _calendars.AddOrUpdate(eventId, calendarId);
}
