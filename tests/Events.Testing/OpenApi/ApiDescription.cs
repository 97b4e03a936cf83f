using System.Globalization;
using System.Text.Json;
using Events.Functions.Docs;

namespace Events.Testing.OpenApi;

/// <summary>Looks up in <c>openapi.yaml</c> which answers a request may get.</summary>
internal static class ApiDescription
{
    private const string Prefix = "/api";
    private static readonly JsonElement Root = JsonElement.Parse(OpenApiDocument.Content.Span);

    public static JsonSchema Schemas { get; } = new(Root);

    /// <summary>The description of the path of a request; null if there is none.</summary>
    public static JsonElement? FindPath(string path)
    {
        string[] segments = path[Prefix.Length..].TrimEnd('/').Split('/');
        foreach (JsonProperty candidate in Root.GetProperty("paths").EnumerateObject())
        {
            string[] template = candidate.Name.Split('/');
            if (template.Length == segments.Length && template.Zip(segments).All(pair => Matches(pair.First, pair.Second)))
            {
                return candidate.Value;
            }
        }

        return null;
    }

    /// <summary>The schema of problem documents.</summary>
    public static JsonElement Problem => Schemas.Resolve("#/components/schemas/Problem");

    /// <summary>All problem types in the description.</summary>
    public static IReadOnlySet<string> ProblemTypes { get; } = Problem.GetProperty("properties").GetProperty("type").GetProperty("examples")
        .EnumerateArray().Select(type => type.GetString()!).ToHashSet(StringComparer.Ordinal);

    /// <summary>The request that a receiver of alerts gets, and its possible answers.</summary>
    public static JsonElement AlertDue => Schemas.Resolve("#/webhooks/alertDue/post");

    /// <summary>The element that a <c>$ref</c> points to, or the element itself without a <c>$ref</c>.</summary>
    public static JsonElement Resolve(JsonElement element) =>
        element.TryGetProperty("$ref", out JsonElement reference) ? Schemas.Resolve(reference.GetString()!) : element;

    private static bool Matches(string template, string segment) =>
        template.EndsWith("_id}", StringComparison.Ordinal)
            ? long.TryParse(segment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            : template.StartsWith('{') ? segment.Length > 0 : template.Equals(segment, StringComparison.OrdinalIgnoreCase);
}
