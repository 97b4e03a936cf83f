using System.Text.Json;
using Events.Functions.Docs;

namespace Events.Functions.Tests.OpenApi;

/// <summary>The OpenAPI document as it is served, and what the tests ask of it.</summary>
internal static class Document
{
    private static readonly string[] Methods = ["get", "head", "post", "put", "patch", "delete", "options"];

    public static JsonElement Root { get; } = JsonElement.Parse(OpenApiDocument.Content.Span);

    public static IReadOnlyList<Operation> Operations { get; } =
    [
        .. from path in Root.GetProperty("paths").EnumerateObject()
           from member in path.Value.EnumerateObject()
           where Methods.Contains(member.Name)
           select new Operation(path.Name, member.Name.ToUpperInvariant(), member.Value),
    ];

    /// <summary>What a reference stands for; anything else as it is.</summary>
    public static JsonElement Resolve(JsonElement element)
    {
        if (!element.TryGetProperty("$ref", out JsonElement reference))
        {
            return element;
        }

        return reference.GetString()!.Split('/').Skip(1).Aggregate(Root, (found, name) => found.GetProperty(name));
    }

    public static JsonElement Schema(string name) => Root.GetProperty("components").GetProperty("schemas").GetProperty(name);

    public static IEnumerable<string> Strings(JsonElement array) => array.EnumerateArray().Select(each => each.GetString()!);
}
