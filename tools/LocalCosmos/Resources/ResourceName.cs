using System.Text;
using System.Text.Json;
using LocalCosmos.Server;

namespace LocalCosmos.Resources;

/// <summary>The id of a database, a container or a document: none of <c>/ \ # ?</c>, no space at the end, at most 255 bytes, of a document 1,023.</summary>
internal static class ResourceName
{
    /// <summary>The most bytes of a document's id.</summary>
    public const int DocumentMaximum = 1023;

    private const int Maximum = 255;

    /// <summary>The <c>id</c> of a body.</summary>
    /// <exception cref="RefusedException">There is none, or it is not allowed.</exception>
    public static string Of(JsonElement body, int maximum = Maximum)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
        {
            throw RefusedException.BadRequest("The input content is invalid because the required property id, a string, is missing.");
        }

        var name = id.GetString()!;
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > maximum || name.AsSpan().ContainsAny("/\\#?") || name[^1] == ' ')
        {
            throw RefusedException.BadRequest($"The id '{name}' is empty, longer than {maximum} bytes, ends in a space or has one of / \\ # ?.");
        }

        return name;
    }
}
