using System.Text;
using System.Text.Json;
using LocalCosmos.Errors;

namespace LocalCosmos.Identifiers;

/// <summary>The id of a database, a container or a document. It must not contain <c>/ \ # ?</c> or end with a space. It has at most 255 bytes, or 1,023 for a document.</summary>
internal static class ResourceName
{
    /// <summary>The maximum length of the id of a document, in bytes.</summary>
    public const int DocumentMaximum = 1023;

    private const int Maximum = 255;

    /// <summary>Reads and checks the <c>id</c> of a body.</summary>
    /// <exception cref="RefusedException">The id is missing or not valid.</exception>
    public static string Of(JsonElement body, int maximum = Maximum)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("id", out JsonElement id) || id.ValueKind != JsonValueKind.String)
        {
            throw RefusedException.BadRequest("The input content is invalid because the required property id, a string, is missing.");
        }

        string name = id.GetString()!;
        if (name.Length == 0 || Encoding.UTF8.GetByteCount(name) > maximum || name.AsSpan().ContainsAny("/\\#?") || name[^1] == ' ')
        {
            throw RefusedException.BadRequest($"The id '{name}' is not valid. It must have 1 to {maximum} bytes, must not contain / \\ # ? and must not end with a space.");
        }

        return name;
    }
}
