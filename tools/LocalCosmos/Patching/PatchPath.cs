using System.Globalization;
using System.Text.Json.Nodes;
using LocalCosmos.Server;

namespace LocalCosmos.Patching;

/// <summary>Where in a document a patch works: a JSON Pointer (RFC 6901) to anything but the whole.</summary>
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

    /// <exception cref="RefusedException">It is no pointer, or one to the whole document.</exception>
    public static PatchPath Parse(string? text)
    {
        if (text is null || text.Length < 2 || text[0] != '/')
        {
            throw RefusedException.BadRequest($"The patch path '{text}' is not a pointer to a part of the document.");
        }

        return new PatchPath(text, Array.ConvertAll(
            text[1..].Split('/'),
            name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)));
    }

    /// <summary>Whether the other is this or a part of it.</summary>
    public bool Covers(PatchPath other) => _names.AsSpan().SequenceEqual(other._names.AsSpan(0, Math.Min(_names.Length, other._names.Length)));

    /// <summary>The place in a document.</summary>
    /// <exception cref="RefusedException">What should hold it is not there.</exception>
    public PatchPlace In(JsonObject document)
    {
        JsonNode? parent = document;
        foreach (var name in _names.AsSpan(0, _names.Length - 1))
        {
            parent = parent switch
            {
                JsonObject holder => holder[name],
                JsonArray list when Index(name) is { } index && index < list.Count => list[index],
                _ => null,
            };
        }

        var last = _names[^1];
        return parent switch
        {
            JsonObject holder => new PatchPlace(this, holder, last),
            JsonArray list when last == "-" => new PatchPlace(this, list, list.Count),
            JsonArray list when Index(last) is { } index && index <= list.Count => new PatchPlace(this, list, index),
            _ => throw RefusedException.BadRequest($"The patch path {Text} leads nowhere in the document."),
        };
    }

    private static int? Index(string name) =>
        int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && (name.Length == 1 || name[0] != '0')
            ? index
            : null;
}
