using System.Text;

namespace Events.Core.Feeds;

/// <summary>Makes any text of a client valid in iCalendar.</summary>
internal static class FeedText
{
    /// <summary>
    /// Removes the control characters that iCalendar cannot write (RFC 5545, section 3.1: all except tab). Replaces every kind of line break with a line
    /// feed, which is written as <c>\n</c>. These include the line breaks of Unicode, because some readers split lines there.
    /// </summary>
    public static string Clean(string text)
    {
        if (!text.Any(IsSpecial))
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            char character = text[index];
            if (!IsSpecial(character))
            {
                clean.Append(character);
            }
            else if (character is '\n' or '\u0085' or '\u2028' or '\u2029'
                || (character == '\r' && (index + 1 == text.Length || text[index + 1] != '\n')))
            {
                clean.Append('\n');
            }
        }

        return clean.ToString();
    }

    private static bool IsSpecial(char character) => (char.IsControl(character) && character != '\t') || character is '\u2028' or '\u2029';
}
