using System.Globalization;
using System.Text.Json.Nodes;
using LocalCosmos.Errors;

namespace LocalCosmos.Patching;

/// <summary>The path of a patch operation: a JSON Pointer (RFC 6901) to a part of the document.</summary>
internal sealed class PatchPath
{
    private readonly string[] _names;

    private PatchPath(string text, string[] names)
    {
        Text = text;
        _names = names;
    }

    public string Text { get; }

    public string Root => _names[0];

    /// <exception cref="RefusedException">The text is not a pointer, or it points to the whole document.</exception>
    public static PatchPath Parse(string? text)
    {
        if (text is null || text.Length < 2 || text[0] != '/')
        {
            throw RefusedException.BadRequest($"The patch path '{text}' must be a JSON Pointer to a part of the document, for example /a/b.");
        }

        return new PatchPath(text, Array.ConvertAll(
            text[1..].Split('/'),
            name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));
    }

    /// <summary>Whether another path is at this path or below it.</summary>
    public bool Covers(PatchPath other) => Covers(other._names);

    /// <summary>Whether a property is at this path or below it.</summary>
    public bool Covers(IReadOnlyList<string> names) => _names.SequenceEqual(names.Take(_names.Length));

    /// <summary>Finds the place in a document.</summary>
    /// <exception cref="RefusedException">The object or array that contains the place does not exist.</exception>
    public PatchPlace In(JsonObject document)
    {
        JsonNode? parent = document;
        foreach (string? name in _names.AsSpan(0, _names.Length - 1))
        {
            parent = parent switch
            {
                JsonObject holder => holder[name],
                JsonArray list when Index(name) is { } index && index < list.Count => list[index],
                _ => null,
            };
        }

        string last = _names[^1];
        return parent switch
        {
            JsonObject holder => new PatchPlace(this, holder, last),
            JsonArray list when last == "-" => new PatchPlace(this, list, list.Count),
            JsonArray list when Index(last) is { } index && index <= list.Count => new PatchPlace(this, list, index),
            _ => throw RefusedException.BadRequest($"The patch path {Text} does not exist in the document."),
        };
    }

    private static int? Index(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && (name.Length == 1 || name[0] != '0')
            ? index
            : null;
}
