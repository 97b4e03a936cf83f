using System.Text.Json;
using BitFaster.Caching.Lru;
using Events.Core.Cosmos;
using Events.Core.Problems;

namespace Events.Core.Events.Storing;

/// <summary>
/// Finds the calendar of an event by point reads at any size. A calendar never changes while the event lives, so what
/// was found is remembered.
/// </summary>
public sealed class EventRows(SystemDocuments documents, Random random)
{
    private const int RememberedRows = 100_000;

    // Where more ids are read than are remembered, each new one costs the same; a MemoryCache sorts all that it holds again and again.
    private readonly ConcurrentLru<long, long> _calendars = new(RememberedRows);

    /// <summary>The id of an event's row, which is its partition key too.</summary>
    public static string IdOf(long eventId) => EventRow.IdOf(eventId);

    /// <summary>The row of an event as a document of the <c>system</c> container, UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(long eventId, long calendarId) =>
        JsonSerializer.SerializeToUtf8Bytes(new EventRow(EventRow.IdOf(eventId), calendarId), StoringJson.Default.EventRow);

    /// <summary>The calendar of an event, or null when no event has the id. Costs a quorum read (2 request units) the first time, then nothing.</summary>
    public async ValueTask<long?> FindCalendarAsync(long eventId, CancellationToken cancellationToken)
    {
        if (_calendars.TryGet(eventId, out long known))
        {
            return known;
        }

        EventRow? row = await FindAsync(EventRow.IdOf(eventId), cancellationToken);
        if (row is not null)
        {
            Remember(eventId, row.CalendarId);
        }

        return row?.CalendarId;
    }

    /// <summary>
    /// Reserves an id for an event of the calendar; false when the id is taken already. Costs one write; a quorum read more where the write is
    /// refused or its answer is lost, which tells whether the row is our own.
    /// </summary>
    public async Task<bool> TryReserveAsync(long eventId, long calendarId, CancellationToken cancellationToken)
    {
        EventRow row = new(EventRow.IdOf(eventId), calendarId, WriteName.Next(random));
        bool isReserved = await TryCreateAsync(row, cancellationToken) || await IsStoredAsync(row, cancellationToken);
        if (isReserved)
        {
            Remember(eventId, calendarId);
        }

        return isReserved;
    }

    /// <summary>Removes the row of an id that no event has any more, or never had. Costs one write.</summary>
    public Task RemoveAsync(long eventId, CancellationToken cancellationToken)
    {
        _calendars.TryRemove(eventId);
        return documents.DeleteAsync(CosmosOperation.DeleteEventRow, EventRow.IdOf(eventId), cancellationToken);
    }

    private Task<EventRow?> FindAsync(string id, CancellationToken cancellationToken) =>
        documents.FindAsync(CosmosOperation.ReadEventRow, id, StoringJson.Default.EventRow, cancellationToken);

    private async Task<bool> TryCreateAsync(EventRow row, CancellationToken cancellationToken)
    {
        try
        {
            return await documents.TryCreateAsync(
                CosmosOperation.CreateEventRow, row.Id, row, StoringJson.Default.EventRow, cancellationToken);
        }
        catch (ProblemException lost) when (lost.Kind == ProblemKind.Unavailable)
        {
            // It may be there all the same; to leave it there would leave a row for ever that leads to no event.
            if (await IsStoredAsync(row, cancellationToken))
            {
                return true;
            }

            throw;
        }
    }

    private async Task<bool> IsStoredAsync(EventRow row, CancellationToken cancellationToken) =>
        (await FindAsync(row.Id, cancellationToken))?.Write == row.Write;

    private void Remember(long eventId, long calendarId) => _calendars.AddOrUpdate(eventId, calendarId);
}
