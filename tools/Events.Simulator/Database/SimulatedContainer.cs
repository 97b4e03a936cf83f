using System.Buffers;
using System.Text.Json;
using Events.Core.Events.Storing;
using LocalCosmos.Containers;
using LocalCosmos.Documents;
using LocalCosmos.Json;
using LocalCosmos.Patching;
using LocalCosmos.Queries.Execution;
using Microsoft.Azure.Cosmos;
using CosmosPatchOperation = Microsoft.Azure.Cosmos.PatchOperation;

namespace Events.Simulator.Database;

/// <summary>A container as one process sees it: the calls that the service makes, each over the simulated network to the shared documents.</summary>
/// <param name="name">The name of the container, for the trace.</param>
/// <param name="documents">The documents.</param>
/// <param name="network">The way of the process to the database.</param>
/// <param name="partitionKeyPath">The path of the partition key.</param>
/// <param name="clock">The clock of the process.</param>
internal sealed class SimulatedContainer(string name, PartitionKeyRange documents, Network network, PropertyPath partitionKeyPath, TimeProvider clock)
    : UnsupportedContainer
{
    private static readonly TimeSpan StampIsCurrent = TimeSpan.FromSeconds(2);

    private static readonly byte[] PageStart = "{\"Documents\":["u8.ToArray();
    private static readonly byte[] PageEnd = "]}"u8.ToArray();
    private static readonly CosmosSerializer Values = new PatchValueSerializer();

    public override Task<ResponseMessage> ReadItemStreamAsync(
        string id, Microsoft.Azure.Cosmos.PartitionKey partitionKey, ItemRequestOptions? requestOptions = null, CancellationToken cancellationToken = default)
    {
        DocumentKey key = new(KeyOf(partitionKey), id);
        ReadConsistency consistency = ConsistencyOf(requestOptions?.ReadConsistencyStrategy);
        return network.SendAsync(new DatabaseCall(CallKind.Read, name, id), () =>
            documents.Read(key, consistency).Document is { } found
                ? new SimulatedResponse(200, found.Bytes, found.ETag)
                : new SimulatedResponse(404));
    }

    public override Task<ResponseMessage> CreateItemStreamAsync(
        Stream streamPayload, Microsoft.Azure.Cosmos.PartitionKey partitionKey, ItemRequestOptions? requestOptions = null, CancellationToken cancellationToken = default)
    {
        DocumentDraft draft = Draft(streamPayload);
        return network.SendAsync(new DatabaseCall(CallKind.Create, name, draft.Key.Id), () => Written(documents.Create(draft), requestOptions));
    }

    public override Task<ResponseMessage> UpsertItemStreamAsync(
        Stream streamPayload, Microsoft.Azure.Cosmos.PartitionKey partitionKey, ItemRequestOptions? requestOptions = null, CancellationToken cancellationToken = default)
    {
        DocumentDraft draft = Draft(streamPayload);
        return network.SendAsync(new DatabaseCall(CallKind.Upsert, name, draft.Key.Id), () => Written(documents.Upsert(draft, requestOptions?.IfMatchEtag), requestOptions));
    }

    public override Task<ResponseMessage> ReplaceItemStreamAsync(
        Stream streamPayload,
        string id,
        Microsoft.Azure.Cosmos.PartitionKey partitionKey,
        ItemRequestOptions? requestOptions = null,
        CancellationToken cancellationToken = default)
    {
        DocumentDraft draft = Draft(streamPayload);
        return network.SendAsync(new DatabaseCall(CallKind.Replace, name, id), () => Written(documents.Replace(draft, requestOptions?.IfMatchEtag), requestOptions));
    }

    public override Task<ResponseMessage> DeleteItemStreamAsync(
        string id, Microsoft.Azure.Cosmos.PartitionKey partitionKey, ItemRequestOptions? requestOptions = null, CancellationToken cancellationToken = default)
    {
        DocumentKey key = new(KeyOf(partitionKey), id);
        return network.SendAsync(new DatabaseCall(CallKind.Delete, name, id), () => Written(documents.Delete(key, requestOptions?.IfMatchEtag), requestOptions));
    }

    public override Task<ResponseMessage> PatchItemStreamAsync(
        string id,
        Microsoft.Azure.Cosmos.PartitionKey partitionKey,
        IReadOnlyList<CosmosPatchOperation> patchOperations,
        PatchItemRequestOptions? requestOptions = null,
        CancellationToken cancellationToken = default)
    {
        DocumentKey key = new(KeyOf(partitionKey), id);
        Patch patch = PatchOf(patchOperations, requestOptions?.FilterPredicate);
        return network.SendAsync(new DatabaseCall(CallKind.Patch, name, id), () => Written(documents.Patch(key, patch, requestOptions?.IfMatchEtag), requestOptions));
    }

    public override FeedIterator GetItemQueryStreamIterator(
        QueryDefinition queryDefinition, string? continuationToken = null, QueryRequestOptions? requestOptions = null) =>
        new Pages(this, queryDefinition, continuationToken, requestOptions ?? new QueryRequestOptions());

    private static ReadConsistency ConsistencyOf(ReadConsistencyStrategy? strategy) =>
        new(strategy == ReadConsistencyStrategy.LatestCommitted, SessionToken: null);

    // The client writes a partition key as an array of one value, "[1]" or "[\"event:1\"]".
    private static string KeyOf(Microsoft.Azure.Cosmos.PartitionKey key) => CanonicalJson.Of(JsonElement.Parse(key.ToString())[0]);

    private static SimulatedResponse Written(WriteResult result, ItemRequestOptions? options) => new(
        result.Status, options?.EnableContentResponseOnWrite == true && result.Document is { } document ? document.Bytes : default, result.Document?.ETag);

    private DocumentDraft Draft(Stream content)
    {
        byte[] bytes = new byte[content.Length - content.Position];
        content.ReadExactly(bytes);
        return DocumentDraft.Parse(bytes, partitionKeyPath);
    }

    private Patch PatchOf(IReadOnlyList<CosmosPatchOperation> operations, string? condition)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer);
        json.WriteStartObject();
        json.WriteStartArray("operations"u8);
        foreach (CosmosPatchOperation operation in operations)
        {
            CheckStamp(operation);
            json.WriteStartObject();
            json.WriteString("op"u8, operation.OperationType == PatchOperationType.Increment ? "incr" : operation.OperationType.ToString().ToLowerInvariant());
            json.WriteString("path"u8, operation.Path);
            if (operation.TrySerializeValueParameter(Values, out Stream value))
            {
                json.WritePropertyName("value"u8);
                json.WriteRawValue(((MemoryStream)value).GetBuffer().AsSpan(0, (int)value.Length), skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (condition is not null)
        {
            json.WriteString("condition"u8, condition);
        }

        json.WriteEndObject();
        json.Flush();
        return Patch.Parse(buffer.WrittenMemory, partitionKeyPath);
    }

    // Clients that follow changes look back a few minutes only, so a stamp has the time of its write and not of an earlier try.
    private void CheckStamp(CosmosPatchOperation operation)
    {
        if (operation.Path == EventsContainer.Sent && operation.TrySerializeValueParameter(Values, out Stream value))
        {
            long sentAt = JsonSerializer.Deserialize<long>(value is MemoryStream memory ? memory.ToArray() : []);
            TimeSpan age = clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(sentAt);
            if (age > StampIsCurrent)
            {
                throw network.Scheduler.Fail($"A stamp has a time that is {age.TotalSeconds} s old.");
            }
        }
    }

    private Task<ResponseMessage> QueryAsync(QueryDefinition query, string? continuation, QueryRequestOptions options)
    {
        Dictionary<string, JsonElement> parameters = query.GetQueryParameters().ToDictionary(
            parameter => parameter.Name, parameter => JsonSerializer.SerializeToElement(parameter.Value));
        string? partition = options.PartitionKey is { } key ? KeyOf(key) : null;
        int page = options.MaxItemCount ?? -1;
        ReadConsistency consistency = ConsistencyOf(options.ReadConsistencyStrategy);
        return network.SendAsync(new DatabaseCall(CallKind.Query, name, query.QueryText), () =>
        {
            int shortPage = network.PageSize(page);
            (QueryPage found, _) = documents.Query(new QueryRequest(query.QueryText, parameters, partition, shortPage, continuation), consistency);
            return new SimulatedResponse(200, Body(found.Items), etag: null, found.Continuation);
        });
    }

    private static ReadOnlyMemory<byte> Body(IReadOnlyList<ReadOnlyMemory<byte>> items)
    {
        ArrayBufferWriter<byte> body = new();
        body.Write(PageStart);
        for (int index = 0; index < items.Count; index++)
        {
            if (index > 0)
            {
                body.Write(","u8);
            }

            body.Write(items[index].Span);
        }

        body.Write(PageEnd);
        return body.WrittenMemory;
    }

    private sealed class Pages(SimulatedContainer container, QueryDefinition query, string? continuation, QueryRequestOptions options) : FeedIterator
    {
        private string? _continuation = continuation;
        private bool _isOver;

        public override bool HasMoreResults => !_isOver;

        public override async Task<ResponseMessage> ReadNextAsync(CancellationToken cancellationToken = default)
        {
            ResponseMessage page = await container.QueryAsync(query, _continuation, options);
            if (page.IsSuccessStatusCode)
            {
                _continuation = page.ContinuationToken;
                _isOver = _continuation is null;
            }

            return page;
        }
    }
}
