using System.Text.Json;

namespace Infra.Tests.Fixtures;

/// <summary>One resource of a deployment.</summary>
internal sealed record Resource(JsonElement Json)
{
    public string Id => Json.GetProperty("id").GetString()!;

    public string Type => Json.GetProperty("type").GetString()!;

    public string Name => Json.GetProperty("name").GetString()!;

    /// <summary>The value at a path of names with dots between; null if there is none.</summary>
    public JsonElement? Find(string path)
    {
        JsonElement place = Json;
        foreach (string name in path.Split('.'))
        {
            if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(name, out place))
            {
                return null;
            }
        }

        return place;
    }

    /// <summary>The value at a path as text, with <c>true</c> and <c>false</c> in lower case.</summary>
    public string? Text(string path) => Find(path) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
        : null;
}
