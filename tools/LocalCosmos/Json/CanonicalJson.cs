using System.Globalization;
using System.Text.Json;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Json;

/// <summary>One text for each value, so that equal values are equal strings: <c>1</c>, <c>1.0</c> and <c>1e0</c> are all <c>1</c>.</summary>
internal static class CanonicalJson
{
    /// <summary>A value that is not there, as the client's own partition key header writes it.</summary>
    public const string Undefined = "{}";

    /// <summary>The text of a scalar as indexes keep it.</summary>
    public static string Of(SortValue value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => value.Number != 0 ? "true" : "false",
        ValueKind.Number => value.Number.ToString("R", CultureInfo.InvariantCulture),
        ValueKind.String => $"\"{JsonEncodedText.Encode(value.Text!)}\"",
        var kind => throw new ArgumentException($"{kind} is no scalar.", nameof(value)),
    };

    /// <summary>The text of a value; of an object or an array it is as it was written.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined => Undefined,
        JsonValueKind.Null => "null",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        // The service hashes and compares a key's number as a double.
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => $"\"{JsonEncodedText.Encode(value.GetString()!)}\"",
        _ => value.GetRawText(),
    };
}
