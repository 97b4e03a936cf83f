using System.Text.Json;
using Events.Functions.Docs;

namespace Events.Functions.Tests.OpenApi;

/// <summary>The OpenAPI document, and queries on it for the tests.</summary>
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

    /// <summary>All schemas of the document, including nested ones.</summary>
    public static IReadOnlyList<JsonElement> Schemas { get; } =
    [
        .. Root.GetProperty("components").GetProperty("schemas").EnumerateObject().SelectMany(named => Within(named.Value)),
        .. Under(Root, "schema").SelectMany(Within),
    ];

    /// <summary>Resolves a <c>$ref</c>; returns an element without one unchanged.</summary>
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

    private static IEnumerable<JsonElement> Within(JsonElement schema) =>
        schema.ValueKind != JsonValueKind.Object ? []
        :
        [
            schema,
            .. Members(schema, "properties").Concat(Members(schema, "$defs")).SelectMany(Within),
            .. schema.TryGetProperty("items", out JsonElement items) ? Within(items) : [],
            .. schema.TryGetProperty("oneOf", out JsonElement choices) ? choices.EnumerateArray().SelectMany(Within) : [],
        ];

    private static IEnumerable<JsonElement> Members(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement found) ? found.EnumerateObject().Select(member => member.Value) : [];

    /// <summary>Returns the values of all members with a name, at any depth.</summary>
    private static IEnumerable<JsonElement> Under(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => member.Name == name ? [member.Value] : Under(member.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Under(item, name)),
        _ => [],
    };
}
