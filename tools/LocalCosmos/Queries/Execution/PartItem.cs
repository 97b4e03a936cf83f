using System.Buffers;
using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Errors;
using LocalCosmos.Json;

namespace LocalCosmos.Queries.Execution;

/// <summary>
/// Writes results in the form that the client needs to combine several ranges (Azure/azure-cosmos-dotnet-v3,
/// OrderByQueryResult.cs and AggregateQueryPipelineStage.cs).
/// </summary>
internal static class PartItem
{
    /// <summary>Writes a result with its sort values and its <c>_rid</c>, which orders equal sort values.</summary>
    /// <exception cref="BadQueryException">A sort value is an array or an object. The client compares these by their hash, which LocalCosmos does not implement.</exception>
    public static ReadOnlyMemory<byte> Sorted(StoredDocument document, SortValue[] values, ReadOnlyMemory<byte> payload) => Written(json =>
    {
        json.WriteStartObject();
        json.WriteString("_rid", document.Body.GetProperty("_rid").GetString());
        json.WriteStartArray("orderByItems");
        foreach (SortValue value in values)
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

    /// <summary>Writes the number of documents of one range.</summary>
    public static ReadOnlyMemory<byte> Count(int count) => Written(json =>
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteNumber("item", count);
        json.WriteEndObject();
        json.WriteEndArray();
    });

    // An undefined value has no item.
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
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 256 }))
        {
            write(json);
        }
        return buffer.WrittenMemory;
    }
}
