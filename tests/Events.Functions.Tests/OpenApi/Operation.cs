using System.Text.Json;

namespace Events.Functions.Tests.OpenApi;

/// <summary>An operation: an HTTP method of a path.</summary>
internal sealed record Operation(string Path, string Method, JsonElement Value)
{
    public string? Scope => Value.TryGetProperty("x-scope", out JsonElement scope) ? scope.GetString() : null;

    public bool IsOpen => Value.TryGetProperty("security", out JsonElement security) && security.GetArrayLength() == 0;

    /// <summary>The schemas of the JSON in its request and its responses.</summary>
    public IEnumerable<JsonElement> JsonSchemas =>
        from body in Value.TryGetProperty("requestBody", out JsonElement request)
            ? [request, .. Value.GetProperty("responses").EnumerateObject().Select(response => response.Value)]
            : Value.GetProperty("responses").EnumerateObject().Select(response => response.Value)
        let resolved = Document.Resolve(body)
        where resolved.TryGetProperty("content", out _)
        from media in resolved.GetProperty("content").EnumerateObject()
        where media.Name.EndsWith("json", StringComparison.Ordinal)
        select media.Value.GetProperty("schema");

    /// <summary>The names of its query parameters.</summary>
    public IEnumerable<string> QueryParameters =>
        from parameter in Value.TryGetProperty("parameters", out JsonElement all) ? [.. all.EnumerateArray()] : Array.Empty<JsonElement>()
        let resolved = Document.Resolve(parameter)
        where resolved.GetProperty("in").GetString() == "query"
        select resolved.GetProperty("name").GetString();
}
