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
        using ResponseMessage response = await answers.ReceiveAsync(
            operation,
            stop => database.System.ReadItemStreamAsync(id, new PartitionKey(id), ReadOptions.LatestCommitted, stop),
            cancellationToken,
            HttpStatusCode.NotFound);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : await JsonSerializer.DeserializeAsync(response.Content, type, cancellationToken);
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
}
