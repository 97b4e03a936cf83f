using System.Globalization;

namespace Events.Core.Input;

/// <summary>Reads an integer in a URL, which must be written as in JSON: digits, no plus sign, no leading zero.</summary>
internal static class PositiveInteger
{
    /// <summary>Reads an integer from 1 to <paramref name="greatest"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="greatest">The greatest integer.</param>
    /// <param name="value">The integer.</param>
    /// <param name="code">Where this returns false: <see cref="FaultCodes.Range"/> for an integer outside the range, else <see cref="FaultCodes.Type"/>.</param>
    public static bool TryParse(ReadOnlySpan<char> text, long greatest, out long value, out string code)
    {
        value = 0;
        code = FaultCodes.Type;
        ReadOnlySpan<char> digits = text.StartsWith('-') ? text[1..] : text;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9') || (digits.Length > 1 && digits[0] == '0'))
        {
            return false;
        }

        code = FaultCodes.Range;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value >= 1
            && value <= greatest;
    }
}
