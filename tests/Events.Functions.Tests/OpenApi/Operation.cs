using System.Text.Json;

namespace Events.Functions.Tests.OpenApi;

/// <summary>A method of a path.</summary>
internal sealed record Operation(string Path, string Method, JsonElement Value)
{
    public string? Scope => Value.TryGetProperty("x-scope", out JsonElement scope) ? scope.GetString() : null;

    public bool IsOpen => Value.TryGetProperty("security", out JsonElement security) && security.GetArrayLength() == 0;

    /// <summary>The names of the parameters that stand in the URL's query part.</summary>
    public IEnumerable<string> QueryParameters =>
        from parameter in Value.TryGetProperty("parameters", out JsonElement all) ? [.. all.EnumerateArray()] : Array.Empty<JsonElement>()
        let resolved = Document.Resolve(parameter)
        where resolved.GetProperty("in").GetString() == "query"
        select resolved.GetProperty("name").GetString();
}
