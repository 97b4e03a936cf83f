using System.Net;
using System.Text.Json;
using Events.Core.Cosmos;
using Events.Core.Input;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>Reads and writes single documents of the <c>events</c> container.</summary>
public sealed class EventDocuments(EventsDatabase database, CosmosCalls calls, DocumentSerializer serializer, UnreadableDocuments unreadable)
{
    /// <summary>
    /// Finds the document of an event, or the tombstone of a deleted one; null where neither exists, or it cannot be read. Costs a quorum read (2 request
    /// units for 1 KB).
    /// </summary>
    /// <exception cref="ProblemException">A newer version of the service stored it, in a form that this version cannot read.</exception>
    public async Task<StoredDocument?> FindAsync(long eventId, long calendarId, CancellationToken cancellationToken) =>
        await FindJsonAsync(eventId, calendarId, cancellationToken) is { } json ? unreadable.ReadOrSkip(CosmosOperation.ReadEvent, json, ReadForWrite) : null;

    /// <summary>Finds the event for a response; null where it does not exist, is deleted, or cannot be read. Costs a quorum read.</summary>
    public async Task<EventResponse?> FindResponseAsync(long eventId, long calendarId, CancellationToken cancellationToken) =>
        await FindJsonAsync(eventId, calendarId, cancellationToken) is { } json
            ? unreadable.ReadOrSkip(CosmosOperation.ReadEvent, json, EventSlice.Find)
            : null;

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">No version of the service wrote it, or a newer one did in a form that this version cannot read.</exception>
    internal StoredDocument Read(ReadOnlyMemory<byte> json) => serializer.Read<StoredDocument>(json.Span).Checked();

    /// <summary>Reads a document that a query returned. Returns null where it cannot be read, also where a newer version of the service stored it.</summary>
    /// <param name="operation">The operation that reads it.</param>
    /// <param name="json">The document, UTF-8.</param>
    internal StoredDocument? ReadOrSkip(CosmosOperation operation, ReadOnlyMemory<byte> json) => unreadable.ReadOrSkip(operation, json, Read);

    /// <summary>Writes a document as the bytes to store, and returns the response for it too.</summary>
    internal (EventResponse? Response, ReadOnlyMemory<byte> Json) Serialize(StoredDocument document)
    {
        ReadOnlyMemory<byte> json = serializer.Write(document with { ETag = null });
        return (EventSlice.Find(json), json);
    }

    /// <summary>Writes an event object as the API returns it, in the newest schema.</summary>
    internal ReadOnlyMemory<byte> Serialize(Event stored) => serializer.Write(stored);

    /// <summary>Creates a document. Returns false where an event or a tombstone has that id. Costs one write.</summary>
    internal async Task<bool> TryCreateAsync(long calendarId, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        using Stream content = RequestContent.Open(json);
        using ResponseMessage response = await calls.SendAsync(
            CosmosOperation.CreateEvent,
            stop => database.Events.CreateItemStreamAsync(content, new PartitionKey(calendarId), cancellationToken: stop),
            cancellationToken,
            HttpStatusCode.Conflict);
        return response.StatusCode != HttpStatusCode.Conflict;
    }

    /// <summary>Replaces a document. Returns false where it has changed since it was read. Costs one write.</summary>
    /// <exception cref="ProblemException">
    /// The database is unavailable; or it refused a write that the client library had sent more than once, so the write may be done.
    /// </exception>
    internal async Task<bool> TryReplaceAsync(
        CosmosOperation operation, StoredDocument read, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        using ResponseMessage response = await ReplaceAsync(operation, read, json, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            CosmosCalls.ThrowIfRepeated(response);
        }

        return response.IsSuccessStatusCode;
    }

    /// <summary>Replaces a document if it has not changed since it was read. Returns a response with success, 412 or 404. Costs one write.</summary>
    internal async Task<ResponseMessage> ReplaceAsync(
        CosmosOperation operation, StoredDocument read, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        using Stream content = RequestContent.Open(json);
        return await calls.SendAsync(
            operation,
            stop => database.Events.ReplaceItemStreamAsync(
                content, read.Id, new PartitionKey(read.CalendarId), new ItemRequestOptions { IfMatchEtag = read.ETag }, stop),
            cancellationToken,
            HttpStatusCode.PreconditionFailed,
            HttpStatusCode.NotFound);
    }

    /// <summary>Finds the document of an event, or the tombstone of a deleted one, UTF-8; null where neither exists. Costs a quorum read.</summary>
    internal async Task<ReadOnlyMemory<byte>?> FindJsonAsync(long eventId, long calendarId, CancellationToken cancellationToken)
    {
        using ResponseMessage response = await calls.SendAsync(
            CosmosOperation.ReadEvent,
            stop => database.Events.ReadItemStreamAsync(
                StoredDocument.IdOf(eventId), new PartitionKey(calendarId), ReadOptions.LatestCommitted, stop),
            cancellationToken,
            HttpStatusCode.NotFound);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        return await ResponseContent.ReadAsync(response, cancellationToken);
    }

    private StoredDocument ReadForWrite(ReadOnlyMemory<byte> json)
    {
        try
        {
            return Read(json);
        }
        catch (JsonException exception) when (EventSlice.SchemaOf(json) > StoredDocument.NewestSchema)
        {
            throw StoredDocument.NewerSchema(exception);
        }
    }
}
