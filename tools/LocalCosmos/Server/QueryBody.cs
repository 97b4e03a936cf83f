using System.Text.Json;
using LocalCosmos.Queries.Planning;
using LocalCosmos.Queries.Values;
using LocalCosmos.Resources;

namespace LocalCosmos.Server;

/// <summary>A query as the client sends it.</summary>
/// <param name="Text">The query.</param>
/// <param name="Parameters">The values of its parameters by their names, the <c>@</c> included.</param>
/// <param name="Resumption">Where it goes on; null where nothing says so.</param>
internal sealed record QueryBody(string Text, IReadOnlyDictionary<string, JsonElement> Parameters, Resumption? Resumption)
{
    /// <exception cref="RefusedException">It is not an object with the text of a query, or has a parameter without a name.</exception>
    public static QueryBody Parse(ReadOnlyMemory<byte> body)
    {
        var request = JsonElement.Parse(body.Span);
        if (request.ValueKind != JsonValueKind.Object || !request.TryGetProperty("query", out var text) || text.ValueKind != JsonValueKind.String)
        {
            throw RefusedException.BadRequest("A query is an object with the property query, a string.");
        }

        var parameters = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (request.TryGetProperty("parameters", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var parameter in list.EnumerateArray())
            {
                if (!parameter.TryGetProperty("name", out var name) || !parameter.TryGetProperty("value", out var value))
                {
                    throw RefusedException.BadRequest("A parameter of a query has a name and a value.");
                }

                parameters[name.GetString()!] = value;
            }
        }

        return new QueryBody(text.GetString()!, parameters, request.TryGetProperty("resumeFilter", out var filter) ? ResumptionOf(filter) : null);
    }

    private static Resumption ResumptionOf(JsonElement filter)
    {
        if (filter.ValueKind != JsonValueKind.Object || !filter.TryGetProperty("value", out var values) || values.ValueKind != JsonValueKind.Array
            || !filter.TryGetProperty("exclude", out var excludes) || excludes.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw RefusedException.BadRequest("A resume filter is an object with the properties value, an array, and exclude, a boolean.");
        }

        var sequence = filter.TryGetProperty("rid", out var resourceId) && resourceId.ValueKind != JsonValueKind.Null
            ? ResourceId.SequenceOf(resourceId.GetString()!) ?? throw RefusedException.BadRequest($"{resourceId} is not the _rid of a document.")
            : default(long?);
        return new Resumption([.. values.EnumerateArray().Select(ValueOf)], sequence, excludes.GetBoolean());
    }

    // What was missing is written as an empty array; arrays and objects are written as their hash.
    private static SortValue ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array when value.GetArrayLength() == 0 => SortValue.Undefined,
        JsonValueKind.Array or JsonValueKind.Object => throw RefusedException.NotImplemented("a resume filter of arrays or objects"),
        _ => SortValue.Of(value),
    };
}
