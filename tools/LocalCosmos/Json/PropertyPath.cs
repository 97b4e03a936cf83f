using System.Text;
using System.Text.Json;

namespace LocalCosmos.Json;

/// <summary>The path of a value in a document: the names of properties. The empty path is the document itself.</summary>
internal sealed class PropertyPath : IEquatable<PropertyPath>
{
    private readonly byte[][] _encodedNames;
    private readonly int _hash;

    /// <summary>Creates a path from its names, outermost first.</summary>
    public PropertyPath(IReadOnlyList<string> names)
    {
        Names = names;
        _encodedNames = [.. names.Select(Encoding.UTF8.GetBytes)];
        Text = string.Concat(names.Select(name => "/" + (name.All(IsPlain) ? name : JsonSerializer.Serialize(name))));
        _hash = Text.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>The names, outermost first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The path as indexing policies write it, for example <c>/keys/start</c>.</summary>
    public string Text { get; }

    /// <summary>Parses a path of a partition key or a unique key, for example <c>/keys/start</c>.</summary>
    /// <exception cref="FormatException">The text is not one or more plain names with a slash before each.</exception>
    public static PropertyPath Parse(string text)
    {
        string[] names = text.Split('/')[1..];
        return text.StartsWith('/') && names.All(name => name.Length > 0 && !name.AsSpan().ContainsAny("\"*?[]"))
            ? new PropertyPath(names)
            : throw new FormatException($"The path {text} must be one or more plain names with a slash before each, for example /keys/start.");
    }

    /// <summary>Reads the value at the path; its kind is <see cref="JsonValueKind.Undefined"/> if the document has no such value.</summary>
    public JsonElement Read(JsonElement document)
    {
        JsonElement element = document;
        foreach (byte[] name in _encodedNames)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }
        return element;
    }

    /// <inheritdoc/>
    public bool Equals(PropertyPath? other) => other is not null && _hash == other._hash && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyPath);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
