using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Events.Core.Input;

/// <summary>Texts of a JSON document whose bytes are valid UTF-8, as <see cref="JsonBody.Parse"/> makes sure.</summary>
internal static class JsonText
{
    /// <summary>Reads a JSON string.</summary>
    /// <returns>False where it holds a NUL or half of a surrogate pair, which is no text to store.</returns>
    public static bool TryRead(JsonElement value, out string text)
    {
        text = "";
        if (!IsWellFormed(JsonMarshal.GetRawUtf8Value(value)))
        {
            return false;
        }

        text = value.GetString()!;
        return !text.Contains('\0', StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether every escaped surrogate has its other half. Asked first, since System.Text.Json has no other word for it
    /// than an exception, and a client may send as many as it likes.
    /// </summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> escaped)
    {
        int start = escaped.IndexOf((byte)'\\');
        while (start >= 0)
        {
            escaped = escaped[start..];
            if (!CodeUnit(escaped, out char unit))
            {
                escaped = escaped[2..];
            }
            else if (!char.IsSurrogate(unit))
            {
                escaped = escaped[6..];
            }
            else if (char.IsHighSurrogate(unit) && CodeUnit(escaped[6..], out char low) && char.IsLowSurrogate(low))
            {
                escaped = escaped[12..];
            }
            else
            {
                return false;
            }

            start = escaped.IndexOf((byte)'\\');
        }

        return true;
    }

    /// <summary>How many characters a well-formed text has, counted as Unicode code points.</summary>
    public static int Length(string text)
    {
        int length = text.Length;
        foreach (char unit in text)
        {
            if (char.IsLowSurrogate(unit))
            {
                length--;
            }
        }

        return length;
    }

    private static bool CodeUnit(ReadOnlySpan<byte> escaped, out char unit)
    {
        unit = default;
        if (!escaped.StartsWith("\\u"u8) || !Utf8Parser.TryParse(escaped.Slice(2, 4), out ushort number, out _, 'x'))
        {
            return false;
        }

        unit = (char)number;
        return true;
    }
}
