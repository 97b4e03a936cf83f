using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Identifiers;
using LocalCosmos.Json;
using LocalCosmos.Queries.Execution;

namespace LocalCosmos.Server.Operations;

/// <summary>The body of a query request.</summary>
/// <param name="Text">The text of the query.</param>
/// <param name="Parameters">The parameter values by name, with the <c>@</c>.</param>
/// <param name="Resumption">Where the query continues; null for its start.</param>
internal sealed record QueryBody(string Text, IReadOnlyDictionary<string, JsonElement> Parameters, Resumption? Resumption)
{
    /// <exception cref="RefusedException">The body has no text of a query, or a parameter without a name or a value.</exception>
    public static QueryBody Parse(ReadOnlyMemory<byte> body)
    {
        JsonElement request = JsonElement.Parse(body.Span);
        if (request.ValueKind != JsonValueKind.Object || !request.TryGetProperty("query", out JsonElement text) || text.ValueKind != JsonValueKind.String)
        {
            throw RefusedException.BadRequest("The body of a query must be an object with the property query, a string.");
        }

        Dictionary<string, JsonElement> parameters = new(StringComparer.Ordinal);
        if (request.TryGetProperty("parameters", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement parameter in list.EnumerateArray())
            {
                if (!parameter.TryGetProperty("name", out JsonElement name) || !parameter.TryGetProperty("value", out JsonElement value))
                {
                    throw RefusedException.BadRequest("Each parameter of a query must have a name and a value.");
                }

                parameters[name.GetString()!] = value;
            }
        }

        return new QueryBody(text.GetString()!, parameters, request.TryGetProperty("resumeFilter", out JsonElement filter) ? ResumptionOf(filter) : null);
    }

    private static Resumption ResumptionOf(JsonElement filter)
    {
        if (filter.ValueKind != JsonValueKind.Object || !filter.TryGetProperty("value", out JsonElement values) || values.ValueKind != JsonValueKind.Array
            || !filter.TryGetProperty("exclude", out JsonElement excludes) || excludes.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw RefusedException.BadRequest("A resume filter must be an object with the properties value, an array, and exclude, a boolean.");
        }

        long? sequence = filter.TryGetProperty("rid", out JsonElement resourceId) && resourceId.ValueKind != JsonValueKind.Null
            ? ResourceId.SequenceOf(resourceId.GetString()!) ?? throw RefusedException.BadRequest($"{resourceId} is not the _rid of a document.")
            : default(long?);
        return new Resumption([.. values.EnumerateArray().Select(ValueOf)], sequence, excludes.GetBoolean());
    }

    // The client writes an undefined value as an empty array, and an array or object as its hash.
    private static SortValue ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array when value.GetArrayLength() == 0 => SortValue.Undefined,
        JsonValueKind.Array or JsonValueKind.Object => throw RefusedException.NotImplemented("a resume filter of arrays or objects"),
        _ => SortValue.Of(value),
    };
}
