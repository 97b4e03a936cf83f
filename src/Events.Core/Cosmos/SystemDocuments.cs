using System.Net;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>Reads and writes documents of the <c>system</c> container by their id, which is their partition key too.</summary>
public sealed class SystemDocuments(EventsDatabase database, CosmosCalls calls, DocumentSerializer serializer)
{
    /// <summary>Finds a document by its id; null where it does not exist. Costs a quorum read: 2 request units for 1 KB.</summary>
    public async Task<TDocument?> FindAsync<TDocument>(
        CosmosOperation operation, string id, CancellationToken cancellationToken)
        where TDocument : class
    {
        using ResponseMessage response = await ReadAsync(operation, id, cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : await DeserializeAsync<TDocument>(response, cancellationToken);
    }

    /// <summary>Finds a document and its <c>_etag</c> by its id; null where it does not exist. Costs a quorum read: 2 request units for 1 KB.</summary>
    public async Task<(TDocument Document, string ETag)?> FindVersionAsync<TDocument>(
        CosmosOperation operation, string id, CancellationToken cancellationToken)
        where TDocument : class
    {
        using ResponseMessage response = await ReadAsync(operation, id, cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : (await DeserializeAsync<TDocument>(response, cancellationToken), response.Headers.ETag);
    }

    /// <summary>Creates the document. Returns false where one with that id exists. Costs one write.</summary>
    public async Task<bool> TryCreateAsync<TDocument>(
        CosmosOperation operation, string id, TDocument document, CancellationToken cancellationToken)
    {
        using MemoryStream content = new(serializer.Write(document));
        using ResponseMessage response = await calls.SendAsync(
            operation,
            stop => database.System.CreateItemStreamAsync(content, new PartitionKey(id), cancellationToken: stop),
            cancellationToken,
            HttpStatusCode.Conflict);
        return response.StatusCode != HttpStatusCode.Conflict;
    }

    /// <summary>Replaces the document. Returns false where it has changed since it was read. Costs the request units of two writes.</summary>
    public async Task<bool> TryReplaceAsync<TDocument>(
        CosmosOperation operation, string id, TDocument document, string etag, CancellationToken cancellationToken)
    {
        using MemoryStream content = new(serializer.Write(document));
        using ResponseMessage response = await calls.SendAsync(
            operation,
            stop => database.System.ReplaceItemStreamAsync(content, id, new PartitionKey(id), new ItemRequestOptions { IfMatchEtag = etag }, stop),
            cancellationToken,
            HttpStatusCode.PreconditionFailed,
            HttpStatusCode.NotFound);
        return response.IsSuccessStatusCode;
    }

    /// <summary>Removes the document if it exists. Costs one write.</summary>
    public async Task DeleteAsync(CosmosOperation operation, string id, CancellationToken cancellationToken)
    {
        using ResponseMessage response = await calls.SendAsync(
            operation,
            stop => database.System.DeleteItemStreamAsync(id, new PartitionKey(id), cancellationToken: stop),
            cancellationToken,
            HttpStatusCode.NotFound);
    }

    /// <summary>Creates or replaces the document. Costs one write.</summary>
    public async Task PutAsync<TDocument>(
        CosmosOperation operation, string id, TDocument document, CancellationToken cancellationToken)
    {
        using MemoryStream content = new(serializer.Write(document));
        using ResponseMessage response = await calls.SendAsync(
            operation,
            stop => database.System.UpsertItemStreamAsync(content, new PartitionKey(id), cancellationToken: stop),
            cancellationToken);
    }

    private async Task<TDocument> DeserializeAsync<TDocument>(ResponseMessage response, CancellationToken cancellationToken) =>
        serializer.Read<TDocument>((await ResponseContent.ReadAsync(response, cancellationToken)).Span);

    private Task<ResponseMessage> ReadAsync(CosmosOperation operation, string id, CancellationToken cancellationToken) => calls.SendAsync(
        operation,
        stop => database.System.ReadItemStreamAsync(id, new PartitionKey(id), ReadOptions.LatestCommitted, stop),
        cancellationToken,
        HttpStatusCode.NotFound);
}
