using System.Buffers;
using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>
/// Writes results in the form in which the client puts those of several ranges together (Azure/azure-cosmos-dotnet-v3,
/// OrderByQueryResult.cs and AggregateQueryPipelineStage.cs).
/// </summary>
internal static class PartItem
{
    /// <summary>A result with what it is sorted by, and the <c>_rid</c> that settles ties.</summary>
    /// <exception cref="BadQueryException">It is sorted by an array or object: the client compares these by their hash, which is not implemented.</exception>
    public static ReadOnlyMemory<byte> Sorted(StoredDocument document, SortValue[] values, ReadOnlyMemory<byte> payload) => Written(json =>
    {
        json.WriteStartObject();
        json.WriteString("_rid", document.Body.GetProperty("_rid").GetString());
        json.WriteStartArray("orderByItems");
        foreach (var value in values)
        {
            json.WriteStartObject();
            WriteItem(json, value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WritePropertyName("payload");
        json.WriteRawValue(payload.Span, skipInputValidation: true);
        json.WriteEndObject();
    });

    /// <summary>The number of one range's documents.</summary>
    public static ReadOnlyMemory<byte> Count(int count) => Written(json =>
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteNumber("item", count);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    // A property that is missing has no item.
    private static void WriteItem(Utf8JsonWriter json, SortValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Undefined:
                break;
            case ValueKind.Null:
                json.WriteNull("item");
                break;
            case ValueKind.Boolean:
                json.WriteBoolean("item", value.Number != 0);
                break;
            case ValueKind.Number:
                json.WriteNumber("item", value.Number);
                break;
            case ValueKind.String:
                json.WriteString("item", value.Text);
                break;
            default:
                throw new BadQueryException("LocalCosmos does not sort arrays or objects over partition key ranges.");
        }
    }

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 256 }))
        {
            write(json);
        }
        return buffer.WrittenMemory;
    }
}
