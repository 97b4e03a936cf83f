using System.Buffers;
using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Json;

namespace LocalCosmos.Queries.Execution;

/// <summary>Writes and reads continuations. A continuation is JSON in base64, and has the fingerprint of its query.</summary>
internal static class ContinuationToken
{
    private const string Refusal = "The continuation is malformed or belongs to another query.";

    /// <summary>Writes the token of a position.</summary>
    public static string Write(QueryPosition position, string fingerprint)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("query", fingerprint);
            writer.WriteString("index", position.Index);
            writer.WriteStartArray("values");
            foreach (SortValue value in position.Values)
            {
                Write(writer, value);
            }
            writer.WriteEndArray();
            writer.WriteNumber("sequence", position.Sequence);
            writer.WriteNumber("offset", position.Offset);
            if (position.Limit is { } limit)
            {
                writer.WriteNumber("limit", limit);
            }
            writer.WriteEndObject();
        }
        return Convert.ToBase64String(buffer.WrittenSpan);
    }

    /// <summary>Reads the position of a token.</summary>
    /// <exception cref="BadQueryException">The token is malformed or belongs to another query.</exception>
    public static QueryPosition Read(string token, string fingerprint)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(Convert.FromBase64String(token));
            JsonElement root = document.RootElement;
            if (root.GetProperty("query").GetString() != fingerprint)
            {
                throw new BadQueryException(Refusal);
            }
            return new QueryPosition(
                root.GetProperty("index").GetString(),
                [.. root.GetProperty("values").EnumerateArray().Select(Read)],
                root.GetProperty("sequence").GetInt64(),
                root.GetProperty("offset").GetInt32(),
                root.TryGetProperty("limit", out JsonElement limit) ? limit.GetInt32() : null);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new BadQueryException(Refusal);
        }
    }

    // An undefined value, an array and an object are written as an array with the name of the kind.
    private static void Write(Utf8JsonWriter writer, SortValue value)
    {
        switch (value.Kind)
        {
            case ValueKind.Null:
                writer.WriteNullValue();
                break;
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.Number != 0);
                break;
            case ValueKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case ValueKind.String:
                writer.WriteStringValue(value.Text);
                break;
            default:
                writer.WriteStartArray();
                writer.WriteStringValue(value.Kind.ToString());
                writer.WriteEndArray();
                break;
        }
    }

    private static SortValue Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            return SortValue.Of(element);
        }
        return element.EnumerateArray().Single().GetString() switch
        {
            nameof(ValueKind.Undefined) => SortValue.Undefined,
            nameof(ValueKind.Array) => SortValue.Array,
            nameof(ValueKind.Object) => SortValue.Object,
            _ => throw new FormatException(),
        };
    }
}
