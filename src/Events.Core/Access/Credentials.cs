using System.Globalization;
using System.Text;

namespace Events.Core.Access;

/// <summary>The credentials of an <c>Authorization</c> header.</summary>
/// <param name="Username">The user of Basic authentication, without <c>/token</c>; null with a bearer token.</param>
/// <param name="Token">The API token.</param>
internal sealed record Credentials(string? Username, string Token)
{
    private const string UserSuffix = "/token";
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Reads <c>Bearer {token}</c> (RFC 6750) or <c>Basic {base64 of username/token:token}</c> (RFC 7617); null when it is neither.
    /// </summary>
    public static Credentials? TryParse(string? authorization)
    {
        string[] parts = (authorization ?? string.Empty).Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || parts[1].Length == 0)
        {
            return null;
        }

        return parts[0].ToUpperInvariant() switch
        {
            "BEARER" => new Credentials(null, parts[1]),
            "BASIC" => TryParseBasic(parts[1]),
            _ => null,
        };
    }

    private static Credentials? TryParseBasic(string base64)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(Convert.FromBase64String(base64));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return null;
        }

        // RFC 7617 forbids control characters. In a log they could start a new line.
        if (text.Any(letter => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))
        {
            return null;
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > UserSuffix.Length && text.AsSpan(0, colon).EndsWith(UserSuffix, StringComparison.Ordinal) && colon + 1 < text.Length
            ? new Credentials(text[..(colon - UserSuffix.Length)], text[(colon + 1)..])
            : null;
    }
}
