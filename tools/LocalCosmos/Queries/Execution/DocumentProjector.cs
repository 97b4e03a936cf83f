using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Json;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Execution;

/// <summary>Projects documents to the results of a query. Values keep their stored bytes.</summary>
internal static class DocumentProjector
{
    /// <summary>The result; null if the document has none.</summary>
    public static ReadOnlyMemory<byte>? Project(StoredDocument document, Projection projection) => projection switch
    {
        PathProjection { Path.Names.Count: 0 } => document.Bytes,
        PathProjection single => ValueAt(document, single.Path),
        ObjectProjection composed => Compose(document, composed.Members),
        _ => throw new InvalidOperationException($"A document has no result for {projection}."),
    };

    // SELECT VALUE of a missing property has no result (https://learn.microsoft.com/azure/cosmos-db/nosql/query/keywords).
    private static ReadOnlyMemory<byte>? ValueAt(StoredDocument document, PropertyPath path)
    {
        JsonElement value = path.Read(document.Body);
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }
        ReadOnlySpan<byte> bytes = JsonMarshal.GetRawUtf8Value(value);
        // A body that was parsed from the document's own bytes needs no copy.
        return document.Bytes.Span.Overlaps(bytes, out int start) ? document.Bytes.Slice(start, bytes.Length) : bytes.ToArray();
    }

    private static ReadOnlyMemory<byte> Compose(StoredDocument document, IReadOnlyList<ProjectedMember> members)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 256 });
        json.WriteStartObject();
        foreach (ProjectedMember member in members)
        {
            JsonElement value = member.Path.Read(document.Body);
            if (value.ValueKind != JsonValueKind.Undefined)
            {
                json.WritePropertyName(member.Name);
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
            }
        }
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
