using System.Text.Json;

namespace LocalCosmos.Documents;

/// <summary>One version of a document. Never changed: a write makes a new one.</summary>
/// <param name="Sequence">Grows with each document made in its container; a replaced document keeps it. Ties are served in its order, as <c>_rid</c> orders them in Cosmos DB.</param>
/// <param name="Id">The document's id.</param>
/// <param name="PartitionKey">The canonical JSON of its partition key value, for example <c>1</c> or <c>"event:1042"</c>.</param>
/// <param name="Body">The whole document, system properties included.</param>
/// <param name="Bytes">The same as UTF-8, as it is sent.</param>
internal sealed record StoredDocument(long Sequence, string Id, string PartitionKey, JsonElement Body, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>What tells it from all others of its container.</summary>
    public DocumentKey Key => new(PartitionKey, Id);

    /// <summary>Its entity tag, with the quotes, as headers carry it.</summary>
    public string ETag => Body.GetProperty("_etag").GetString()!;
}
