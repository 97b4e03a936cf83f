using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Events.Testing.OpenApi;

/// <summary>
/// Checks values against JSON Schema 2020-12, as far as <c>openapi.yaml</c> uses it. An unknown keyword fails the test, so that no
/// keyword is ignored.
/// </summary>
internal sealed class JsonSchema(JsonElement document)
{
    private static readonly string[] Annotations = ["description", "default", "example", "examples", "$defs"];

    /// <summary>The errors of a value, each with its place.</summary>
    public IEnumerable<string> Errors(JsonElement schema, JsonElement value, string at = "#") =>
        schema.EnumerateObject().SelectMany(keyword => Errors(schema, keyword, value, at));

    /// <summary>The element that a reference points to.</summary>
    public JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(document, (found, name) => found.GetProperty(name));

    private IEnumerable<string> Errors(JsonElement schema, JsonProperty keyword, JsonElement value, string at) => keyword.Name switch
    {
        "$ref" => Errors(Resolve(keyword.Value.GetString()!), value, at),
        "type" => Unless(Types(keyword.Value).Any(type => Is(type, value)), $"{at} is {value.ValueKind}, not {keyword.Value}"),
        "const" => Unless(JsonElement.DeepEquals(keyword.Value, value), $"{at} is not {keyword.Value}"),
        "enum" => Unless(keyword.Value.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value)), $"{at} is not in {keyword.Value}"),
        "oneOf" => OneOf(keyword.Value, value, at),
        "required" or "properties" or "additionalProperties" => value.ValueKind == JsonValueKind.Object ? OfObject(schema, keyword, value, at) : [],
        "items" or "minItems" or "maxItems" or "uniqueItems" => value.ValueKind == JsonValueKind.Array ? OfArray(keyword, value, at) : [],
        "minimum" or "maximum" => value.ValueKind == JsonValueKind.Number ? OfNumber(keyword, value, at) : [],
        "minLength" or "maxLength" or "pattern" or "format" => value.ValueKind == JsonValueKind.String ? OfString(keyword, value.GetString()!, at) : [],
        _ when Annotations.Contains(keyword.Name) => [],
        _ => throw new NotSupportedException($"The validator does not know the keyword {keyword.Name}."),
    };

    private string[] OneOf(JsonElement schemas, JsonElement value, string at)
    {
        string[][] results = [.. schemas.EnumerateArray().Select(each => Errors(each, value, at).ToArray())];
        int matches = results.Count(each => each.Length == 0);
        return matches == 1 ? [] : [$"{at} matches {matches} schemas instead of one: {string.Join("; ", results.SelectMany(each => each))}"];
    }

    private IEnumerable<string> OfObject(JsonElement schema, JsonProperty keyword, JsonElement value, string at) => keyword.Name switch
    {
        "required" => keyword.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at} lacks {name}"),
        "properties" => value.EnumerateObject()
            .Where(member => keyword.Value.TryGetProperty(member.Name, out _))
            .SelectMany(member => Errors(keyword.Value.GetProperty(member.Name), member.Value, $"{at}/{member.Name}")),
        _ when keyword.Value.ValueKind == JsonValueKind.False => value.EnumerateObject()
            .Where(member => !schema.GetProperty("properties").TryGetProperty(member.Name, out _))
            .Select(member => $"{at} has the unknown member {member.Name}"),
        _ => throw new NotSupportedException("The validator knows only additionalProperties: false."),
    };

    private IEnumerable<string> OfArray(JsonProperty keyword, JsonElement value, string at) => keyword.Name switch
    {
        "minItems" => Unless(value.GetArrayLength() >= keyword.Value.GetInt32(), $"{at} is too short"),
        "maxItems" => Unless(value.GetArrayLength() <= keyword.Value.GetInt32(), $"{at} is too long"),
        "uniqueItems" => Unless(value.EnumerateArray().DistinctBy(item => item.GetRawText()).Count() == value.GetArrayLength(), $"{at} repeats an item"),
        _ => value.EnumerateArray().SelectMany((item, index) => Errors(keyword.Value, item, $"{at}/{index}")),
    };

    private static string[] OfNumber(JsonProperty keyword, JsonElement value, string at) => Unless(
        keyword.Name == "minimum" ? value.GetDecimal() >= keyword.Value.GetDecimal() : value.GetDecimal() <= keyword.Value.GetDecimal(),
        $"{at} is outside {keyword.Name} {keyword.Value}");

    private static string[] OfString(JsonProperty keyword, string value, string at) => Unless(
        keyword.Name switch
        {
            "minLength" => value.EnumerateRunes().Count() >= keyword.Value.GetInt32(),
            "maxLength" => value.EnumerateRunes().Count() <= keyword.Value.GetInt32(),
            "pattern" => Regex.IsMatch(value, keyword.Value.GetString()!, RegexOptions.ECMAScript | RegexOptions.CultureInvariant),
            _ => HasFormat(value, keyword.Value.GetString()!),
        },
        $"{at} '{value}' breaks {keyword.Name} {keyword.Value}");

    private static bool HasFormat(string value, string format) => format switch
    {
        "date-time" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _),
        "uri" => Uri.TryCreate(value, UriKind.Absolute, out _) && Ascii.IsValid(value),
        "uri-reference" => Uri.TryCreate(value, UriKind.RelativeOrAbsolute, out _),
        _ => throw new NotSupportedException($"The validator does not know the format {format}."),
    };

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(each => each.GetString()!) : [type.GetString()!];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out decimal number) && number == decimal.Truncate(number),
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException($"The validator does not know the type {type}."),
    };

    private static string[] Unless(bool holds, string error) => holds ? [] : [error];
}
