using System.Net;
using System.Runtime.InteropServices;
using Events.Core.Cosmos;
using Events.Core.Problems;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>Reads and writes single documents of the <c>events</c> container.</summary>
public sealed class EventDocuments(EventsDatabase database, CosmosAnswers answers)
{
    /// <summary>The document of an event, or the tombstone of a deleted one; null when there is neither. Costs a quorum read (2 request units for 1 KB).</summary>
    internal async Task<(ReadOnlyMemory<byte> Json, string ETag)?> FindAsync(long eventId, long calendarId, CancellationToken cancellationToken)
    {
        using ResponseMessage response = await answers.ReceiveAsync(
            CosmosOperation.ReadEvent,
            stop => database.Events.ReadItemStreamAsync(
                EventDocument.IdOf(eventId), new PartitionKey(calendarId), ReadOptions.LatestCommitted, stop),
            cancellationToken,
            HttpStatusCode.NotFound);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : (await ResponseContent.ReadAsync(response, cancellationToken), response.Headers.ETag);
    }

    /// <summary>Creates a document; false when there is one of that id, or a tombstone. Costs one write.</summary>
    internal async Task<bool> TryCreateAsync(long calendarId, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        using Stream content = AsStream(document);
        using ResponseMessage response = await answers.ReceiveAsync(
            CosmosOperation.CreateEvent,
            stop => database.Events.CreateItemStreamAsync(content, new PartitionKey(calendarId), cancellationToken: stop),
            cancellationToken,
            HttpStatusCode.Conflict);
        return response.StatusCode != HttpStatusCode.Conflict;
    }

    /// <summary>Replaces a document while it is the one that was read; false when it is not any more. Costs one write.</summary>
    /// <exception cref="ProblemException">
    /// The database is away; or it refused what the client had sent more than once, so that it may be done.
    /// </exception>
    internal async Task<bool> TryReplaceAsync(
        CosmosOperation operation,
        long eventId,
        long calendarId,
        ReadOnlyMemory<byte> document,
        string etag,
        CancellationToken cancellationToken)
    {
        using Stream content = AsStream(document);
        using ResponseMessage response = await answers.ReceiveAsync(
            operation,
            stop => database.Events.ReplaceItemStreamAsync(
                content,
                EventDocument.IdOf(eventId),
                new PartitionKey(calendarId),
                new ItemRequestOptions { IfMatchEtag = etag },
                stop),
            cancellationToken,
            HttpStatusCode.PreconditionFailed,
            HttpStatusCode.NotFound);
        if (!response.IsSuccessStatusCode)
        {
            CosmosAnswers.ThrowIfRepeated(response);
        }

        return response.IsSuccessStatusCode;
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
