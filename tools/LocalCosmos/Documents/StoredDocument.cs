using System.Text.Json;

namespace LocalCosmos.Documents;

/// <summary>One version of a document. It is immutable: a write creates a new version.</summary>
/// <param name="Sequence">The sequence number of the document, which orders documents by creation. A replaced document keeps it. Equal sort values are ordered by it, as <c>_rid</c> orders them in Cosmos DB.</param>
/// <param name="Id">The id of the document.</param>
/// <param name="PartitionKey">The canonical JSON of the partition key value, for example <c>1</c> or <c>"event:1042"</c>.</param>
/// <param name="Body">The whole document, with system properties.</param>
/// <param name="Bytes">The same document in UTF-8, as the server sends it.</param>
internal sealed record StoredDocument(long Sequence, string Id, string PartitionKey, JsonElement Body, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The partition key and the id.</summary>
    public DocumentKey Key => new(PartitionKey, Id);

    /// <summary>The entity tag with its quotes, as headers carry it.</summary>
    public string ETag => Body.GetProperty("_etag").GetString()!;
}
