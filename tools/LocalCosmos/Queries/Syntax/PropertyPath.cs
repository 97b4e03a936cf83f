using System.Text;
using System.Text.Json;

namespace LocalCosmos.Queries.Syntax;

/// <summary>The way to a value in a document by the names of properties; the empty path is the document itself.</summary>
internal sealed class PropertyPath : IEquatable<PropertyPath>
{
    private readonly byte[][] _encoded;
    private readonly int _hash;

    /// <summary>Makes a path of its names, outermost first.</summary>
    public PropertyPath(IReadOnlyList<string> names)
    {
        Names = names;
        _encoded = [.. names.Select(Encoding.UTF8.GetBytes)];
        Text = string.Concat(names.Select(name => "/" + (name.All(IsPlain) ? name : JsonSerializer.Serialize(name))));
        _hash = Text.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>The names, outermost first.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The path as indexing policies write it, for example <c>/keys/start</c>.</summary>
    public string Text { get; }

    /// <summary>The value that the path leads to; an element of kind <see cref="JsonValueKind.Undefined"/> where there is none.</summary>
    public JsonElement Read(JsonElement document)
    {
        var element = document;
        foreach (var name in _encoded)
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
