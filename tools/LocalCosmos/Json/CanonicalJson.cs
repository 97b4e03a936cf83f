using System.Globalization;
using System.Text.Json;

namespace LocalCosmos.Json;

/// <summary>Writes JSON values so that equal values have equal texts: <c>1</c>, <c>1.0</c> and <c>1e0</c> are all <c>1</c>.</summary>
internal static class CanonicalJson
{
    /// <summary>The text of an undefined value. The client sends it in the partition key header.</summary>
    public const string Undefined = "{}";

    /// <summary>The text of a scalar.</summary>
    public static string Of(SortValue value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => value.Number != 0 ? "true" : "false",
        ValueKind.Number => value.Number.ToString("R", CultureInfo.InvariantCulture),
        ValueKind.String => $"\"{JsonEncodedText.Encode(value.Text!)}\"",
        ValueKind kind => throw new ArgumentException($"{kind} is not a scalar.", nameof(value)),
    };

    /// <summary>The text of a value. Objects and arrays keep the text in which they were written.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => Undefined,
        JsonValueKind.Null => "null",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        // Cosmos DB hashes and compares a number as a double.
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => $"\"{JsonEncodedText.Encode(value.GetString()!)}\"",
        _ => value.GetRawText(),
    };
}
