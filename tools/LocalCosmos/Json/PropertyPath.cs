using System.Text.Json;

namespace LocalCosmos.Json;

/// <summary>A path of a container's policies, for example <c>/keys/start</c>.</summary>
internal sealed class PropertyPath
{
    private readonly string[] _names;

    private PropertyPath(string text, string[] names)
    {
        Text = text;
        _names = names;
    }

    public string Text { get; }

    /// <summary>The path's first name.</summary>
    public string Root => _names[0];

    /// <exception cref="FormatException">It is not a slash and a name, once or several times.</exception>
    public static PropertyPath Parse(string text)
    {
        var names = text.Split('/')[1..];
        if (!text.StartsWith('/') || names.Any(name => name.Length == 0 || name.AsSpan().ContainsAny("\"*?[]")))
        {
            throw new FormatException($"The path {text} is not a slash and a plain name, once or several times.");
        }

        return new PropertyPath(text, names);
    }

    /// <summary>The value at the path, of kind <see cref="JsonValueKind.Undefined"/> where there is none.</summary>
    public JsonElement Find(JsonElement document)
    {
        foreach (var name in _names)
        {
            if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty(name, out document))
            {
                return default;
            }
        }

        return document;
    }
}
