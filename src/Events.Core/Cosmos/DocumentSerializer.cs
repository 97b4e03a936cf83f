using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Events.Core.Cosmos;

/// <summary>Writes and reads stored documents as JSON.</summary>
public sealed class DocumentSerializer(JsonSerializerOptions options)
{
    /// <summary>Writes a document as UTF-8 JSON.</summary>
    public byte[] Write<TDocument>(TDocument document) => JsonSerializer.SerializeToUtf8Bytes(document, TypeOf<TDocument>());

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">The bytes are not a document of that type.</exception>
    public TDocument Read<TDocument>(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, TypeOf<TDocument>()) ?? throw new JsonException("The document is null.");

    private JsonTypeInfo<TDocument> TypeOf<TDocument>() => (JsonTypeInfo<TDocument>)options.GetTypeInfo(typeof(TDocument));
}
