using System.Globalization;
using System.Text.Json;
using Events.Functions.Docs;

namespace Events.Testing.OpenApi;

/// <summary>The API's description, asked what a request may be answered.</summary>
internal static class ApiDescription
{
    private const string Prefix = "/api";
    private static readonly JsonElement Root = JsonElement.Parse(OpenApiDocument.Content.Span);

    public static JsonSchema Schemas { get; } = new(Root);

    /// <summary>The description of a path, as it stands in a request; null where there is none.</summary>
    public static JsonElement? FindPath(string path)
    {
        string[] segments = path[Prefix.Length..].TrimEnd('/').Split('/');
        foreach (JsonProperty candidate in Root.GetProperty("paths").EnumerateObject())
        {
            string[] template = candidate.Name.Split('/');
            if (template.Length == segments.Length && template.Zip(segments).All(pair => Takes(pair.First, pair.Second)))
            {
                return candidate.Value;
            }
        }

        return null;
    }

    /// <summary>A problem document's schema.</summary>
    public static JsonElement Problem => Schemas.Resolve("#/components/schemas/Problem");

    /// <summary>Every problem type that the description names.</summary>
    public static IReadOnlySet<string> ProblemTypes { get; } = Problem.GetProperty("properties").GetProperty("type").GetProperty("examples")
        .EnumerateArray().Select(type => type.GetString()!).ToHashSet(StringComparer.Ordinal);

    /// <summary>What a receiver of alerts gets and may answer.</summary>
    public static JsonElement AlertDue => Schemas.Resolve("#/webhooks/alertDue/post");

    /// <summary>What a reference stands for; anything else as it is.</summary>
    public static JsonElement Resolve(JsonElement element) =>
        element.TryGetProperty("$ref", out JsonElement reference) ? Schemas.Resolve(reference.GetString()!) : element;

    private static bool Takes(string template, string segment) =>
        template.EndsWith("_id}", StringComparison.Ordinal)
            ? long.TryParse(segment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            : template.StartsWith('{') ? segment.Length > 0 : template.Equals(segment, StringComparison.OrdinalIgnoreCase);
}
