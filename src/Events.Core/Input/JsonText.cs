using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Events.Core.Input;

/// <summary>Texts of a JSON document. Its bytes must be valid UTF-8, which <see cref="JsonBody.Parse"/> checks.</summary>
internal static class JsonText
{
    /// <summary>Reads a JSON string.</summary>
    /// <returns>False where it contains NUL or half of a surrogate pair, which cannot be stored.</returns>
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
    /// Whether every escaped surrogate has its other half. This is checked before the text is read, because System.Text.Json would throw an exception
    /// for each such text, and a body can have many.
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
