using System.Text;
using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Identifiers;
using LocalCosmos.Json;

namespace LocalCosmos.Documents;

/// <summary>A valid document as the client sent it, before the server adds its system properties.</summary>
/// <param name="Key">The partition key and the id.</param>
/// <param name="Source">The document in UTF-8.</param>
/// <param name="Body">The parsed document.</param>
internal sealed record DocumentDraft(DocumentKey Key, ReadOnlyMemory<byte> Source, JsonElement Body)
{
    /// <summary>The largest document, in bytes of UTF-8.</summary>
    public const int MaximumSize = 2 * 1024 * 1024;

    private const int MaximumPartitionKeySize = 2048;

    /// <summary>The options for parsing a document.</summary>
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    /// <param name="source">The document in UTF-8.</param>
    /// <param name="partitionKeyPath">The path of the partition key of the container.</param>
    /// <exception cref="RefusedException">The document is too large, or its id, partition key or <c>ttl</c> is not valid.</exception>
    /// <exception cref="JsonException">The document is not JSON, or has a property twice.</exception>
    public static DocumentDraft Parse(ReadOnlyMemory<byte> source, PropertyPath partitionKeyPath)
    {
        if (source.Length > MaximumSize)
        {
            throw new RefusedException(413, "Request size is too large.");
        }

        JsonElement body = JsonElement.Parse(source.Span, Strict);
        string id = ResourceName.Of(body, ResourceName.DocumentMaximum);
        TimeToLive.Check(body);
        JsonElement value = partitionKeyPath.Read(body);
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            throw RefusedException.BadRequest($"The partition key {partitionKeyPath} must be a string, a number, true, false or null.");
        }

        string partitionKey = CanonicalJson.Of(value);
        if (Encoding.UTF8.GetByteCount(partitionKey) > MaximumPartitionKeySize)
        {
            throw RefusedException.BadRequest($"The partition key must have at most {MaximumPartitionKeySize} bytes.");
        }

        return new DocumentDraft(new DocumentKey(partitionKey, id), source, body);
    }
}
