using System.Net;
using System.Runtime.InteropServices;
using Events.Core.Cosmos;
using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Core.Events.Storing;

/// <summary>Creates and reads single events.</summary>
public sealed class EventStore(EventsDatabase database, EventIds ids, EventRows rows, CosmosAnswers answers, TimeProvider timeProvider)
{
    /// <summary>
    /// Stores a new event: its row first, then the event, so that a crash between the two leaves a row that points to
    /// nothing and reads as not found. Costs two writes, and one of the counter for every block of ids.
    /// </summary>
    public async Task<StoredEvent> CreateAsync(EventDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        while (true)
        {
            long id = await ids.NextAsync(cancellationToken);
            if (await rows.TryReserveAsync(id, draft.CalendarId, cancellationToken)
                && await TryCreateAsync(id, draft, cancellationToken) is { } created)
            {
                return created;
            }
        }
    }

    /// <summary>
    /// Finds an event by its id; null when there is none. Costs two quorum reads the first time (2 request units each
    /// for 1 KB), then one, because the calendar of an id is remembered.
    /// </summary>
    public async Task<StoredEvent?> FindAsync(long eventId, CancellationToken cancellationToken) =>
        await rows.FindCalendarAsync(eventId, cancellationToken) is { } calendarId
            ? await ReadAsync(eventId, calendarId, cancellationToken)
            : null;

    private async Task<StoredEvent?> TryCreateAsync(long id, EventDraft draft, CancellationToken cancellationToken)
    {
        Instant now = Instant.FromUnixTimeSeconds(timeProvider.GetUtcNow().ToUnixTimeSeconds());
        ReadOnlyMemory<byte> document = EventDocument.Write(
            new CalendarEvent(id, draft, AlertSentAt: null, CreatedAt: now, UpdatedAt: now, Revision: 1));
        StoredEvent created = StoredEventSlice.Find(id, draft.CalendarId, document)!;
        using Stream content = AsStream(document);
        using ResponseMessage response = await answers.ReceiveAsync(
            CosmosOperation.CreateEvent,
            database.Events.CreateItemStreamAsync(content, new PartitionKey(draft.CalendarId), cancellationToken: cancellationToken),
            HttpStatusCode.Conflict);
        if (response.StatusCode != HttpStatusCode.Conflict)
        {
            return created;
        }

        // The row made the id ours alone, so what is there is our own write whose answer was lost and which the client
        // repeated; anything else was left by a restored backup, and the event takes the next id.
        StoredEvent? stored = await ReadAsync(id, draft.CalendarId, cancellationToken);
        return stored is not null && stored.Json.Span.SequenceEqual(created.Json.Span) ? created : null;
    }

    private async Task<StoredEvent?> ReadAsync(long eventId, long calendarId, CancellationToken cancellationToken)
    {
        using ResponseMessage response = await answers.ReceiveAsync(
            CosmosOperation.ReadEvent,
            database.Events.ReadItemStreamAsync(
                EventDocument.IdOf(eventId), new PartitionKey(calendarId), ReadOptions.LatestCommitted, cancellationToken),
            HttpStatusCode.NotFound);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : StoredEventSlice.Find(eventId, calendarId, await ResponseContent.ReadAsync(response, cancellationToken));
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
