using System.Text;
using System.Text.Json;
using LocalCosmos.Json;
using LocalCosmos.Resources;
using LocalCosmos.Server;

namespace LocalCosmos.Documents;

/// <summary>A document as a client sent it, found to be allowed in its container.</summary>
/// <param name="Key">What tells it from others.</param>
/// <param name="Source">Its UTF-8.</param>
/// <param name="Body">The same, read.</param>
internal sealed record DocumentDraft(DocumentKey Key, ReadOnlyMemory<byte> Source, JsonElement Body)
{
    /// <summary>The largest document, in bytes of UTF-8.</summary>
    public const int MaximumSize = 2 * 1024 * 1024;

    private const int MaximumPartitionKeySize = 2048;

    /// <summary>How a document is read.</summary>
    public static readonly JsonDocumentOptions Strict = new() { MaxDepth = 128, AllowDuplicateProperties = false };

    /// <exception cref="RefusedException">It is too large, or not a document of this container.</exception>
    /// <exception cref="JsonException">It is not JSON, or has a property twice.</exception>
    public static DocumentDraft Parse(ReadOnlyMemory<byte> source, ContainerDefinition container)
    {
        if (source.Length > MaximumSize)
        {
            throw new RefusedException(413, "Request size is too large.");
        }

        var body = JsonElement.Parse(source.Span, Strict);
        var id = ResourceName.Of(body, ResourceName.DocumentMaximum);
        TimeToLive.Check(body);
        var value = container.PartitionKey.Find(body);
        if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
        {
            throw RefusedException.BadRequest($"The partition key {container.PartitionKey.Text} is not a string, a number, true, false or null.");
        }

        var partitionKey = CanonicalJson.Of(value);
        if (Encoding.UTF8.GetByteCount(partitionKey) > MaximumPartitionKeySize)
        {
            throw RefusedException.BadRequest($"The partition key is over {MaximumPartitionKeySize} bytes.");
        }

        return new DocumentDraft(new DocumentKey(partitionKey, id), source, body);
    }
}
