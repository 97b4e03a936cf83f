using System.Text;

namespace Events.Core.Feeds;

/// <summary>
/// Folds lines again, to at most 75 octets each (RFC 5545, section 3.1), and never inside a character. The library that writes the lines can fold between
/// the halves of a surrogate pair.
/// </summary>
internal static class FeedLines
{
    private const string Break = "\r\n";
    private const string Fold = "\r\n ";
    private const int MostOctets = 75;

    /// <summary>Appends complete lines, which may already be folded.</summary>
    public static void Append(string lines, StringBuilder text)
    {
        int octets = 0;
        ReadOnlySpan<char> rest = lines.Replace(Fold, string.Empty, StringComparison.Ordinal);
        while (!rest.IsEmpty)
        {
            if (rest.StartsWith(Break, StringComparison.Ordinal))
            {
                text.Append(Break);
                rest = rest[Break.Length..];
                octets = 0;
                continue;
            }

            Rune.DecodeFromUtf16(rest, out Rune rune, out int length);
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append(Fold);
                octets = 1;
            }

            text.Append(rest[..length]);
            octets += rune.Utf8SequenceLength;
            rest = rest[length..];
        }
    }
}
