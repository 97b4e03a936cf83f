using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>Reads and writes documents of the <c>system</c> container by their id, which is their partition key too.</summary>
public sealed class SystemDocuments(EventsDatabase database, CosmosAnswers answers)
{
    /// <summary>The document of that id; null when there is none. Costs a quorum read: 2 request units for 1 KB.</summary>
    public async Task<TDocument?> FindAsync<TDocument>(
        CosmosOperation operation, string id, JsonTypeInfo<TDocument> type, CancellationToken cancellationToken)
        where TDocument : class
    {
        using ResponseMessage response = await ReadAsync(operation, id, cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : await JsonSerializer.DeserializeAsync(response.Content, type, cancellationToken);
    }

    /// <summary>The document of that id and its <c>_etag</c>; null when there is none. Costs a quorum read: 2 request units for 1 KB.</summary>
    public async Task<(TDocument Document, string ETag)?> FindVersionAsync<TDocument>(
        CosmosOperation operation, string id, JsonTypeInfo<TDocument> type, CancellationToken cancellationToken)
        where TDocument : class
    {
        using ResponseMessage response = await ReadAsync(operation, id, cancellationToken);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : ((await JsonSerializer.DeserializeAsync(response.Content, type, cancellationToken))!, response.Headers.ETag);
    }

    /// <summary>Creates the document; false when there is one of that id. Costs one write.</summary>
    public async Task<bool> TryCreateAsync<TDocument>(
        CosmosOperation operation, string id, TDocument document, JsonTypeInfo<TDocument> type, CancellationToken cancellationToken)
    {
        using MemoryStream content = new(JsonSerializer.SerializeToUtf8Bytes(document, type));
        using ResponseMessage response = await answers.ReceiveAsync(
            operation,
            stop => database.System.CreateItemStreamAsync(content, new PartitionKey(id), cancellationToken: stop),
            cancellationToken,
            HttpStatusCode.Conflict);
        return response.StatusCode != HttpStatusCode.Conflict;
    }

    /// <summary>Replaces the document while it is the one that was read; false when it is not any more. Costs two writes' request units.</summary>
    public async Task<bool> TryReplaceAsync<TDocument>(
        CosmosOperation operation, string id, TDocument document, string etag, JsonTypeInfo<TDocument> type, CancellationToken cancellationToken)
    {
        using MemoryStream content = new(JsonSerializer.SerializeToUtf8Bytes(document, type));
        using ResponseMessage response = await answers.ReceiveAsync(
            operation,
            stop => database.System.ReplaceItemStreamAsync(content, id, new PartitionKey(id), new ItemRequestOptions { IfMatchEtag = etag }, stop),
            cancellationToken,
            HttpStatusCode.PreconditionFailed,
            HttpStatusCode.NotFound);
        return response.IsSuccessStatusCode;
    }

    /// <summary>Removes the document, if there is one. Costs one write.</summary>
    public async Task DeleteAsync(CosmosOperation operation, string id, CancellationToken cancellationToken)
    {
        using ResponseMessage response = await answers.ReceiveAsync(
            operation,
            stop => database.System.DeleteItemStreamAsync(id, new PartitionKey(id), cancellationToken: stop),
            cancellationToken,
            HttpStatusCode.NotFound);
    }

    /// <summary>Creates or replaces the document, whatever was there. Costs one write.</summary>
    public async Task PutAsync<TDocument>(
        CosmosOperation operation, string id, TDocument document, JsonTypeInfo<TDocument> type, CancellationToken cancellationToken)
    {
        using MemoryStream content = new(JsonSerializer.SerializeToUtf8Bytes(document, type));
        using ResponseMessage response = await answers.ReceiveAsync(
            operation,
            stop => database.System.UpsertItemStreamAsync(content, new PartitionKey(id), cancellationToken: stop),
            cancellationToken);
    }

    private Task<ResponseMessage> ReadAsync(CosmosOperation operation, string id, CancellationToken cancellationToken) => answers.ReceiveAsync(
        operation,
        stop => database.System.ReadItemStreamAsync(id, new PartitionKey(id), ReadOptions.LatestCommitted, stop),
        cancellationToken,
        HttpStatusCode.NotFound);
}
