using System.Text.Json;

namespace LocalCosmos.Server;

/// <summary>A query as the client sends it.</summary>
/// <param name="Text">The query.</param>
/// <param name="Parameters">The values of its parameters by their names, the <c>@</c> included.</param>
internal sealed record QueryBody(string Text, IReadOnlyDictionary<string, JsonElement> Parameters)
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

        return new QueryBody(text.GetString()!, parameters);
    }
}
