using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Events.Core.Input;

/// <summary>JSON integers in a range, without a fraction or exponent.</summary>
internal static class JsonInteger
{
    private static readonly SearchValues<byte> FractionOrExponent = SearchValues.Create(".eE"u8);

    /// <summary>Reads an integer from <paramref name="smallest"/> to <paramref name="largest"/>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="smallest">The smallest integer.</param>
    /// <param name="largest">The largest integer, at most 2^53-1.</param>
    /// <param name="integer">The integer.</param>
    /// <param name="code">Where this returns false: <see cref="FaultCodes.Range"/> for an integer outside the range, else <see cref="FaultCodes.Type"/>.</param>
    public static bool TryRead(JsonElement value, long smallest, long largest, out long integer, out string code)
    {
        integer = 0;
        code = FaultCodes.Type;
        if (value.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        if (value.TryGetInt64(out integer) && integer >= smallest && integer <= largest)
        {
            return true;
        }

        if (!JsonMarshal.GetRawUtf8Value(value).ContainsAny(FractionOrExponent))
        {
            code = FaultCodes.Range;
        }

        return false;
    }

    /// <summary>The message for a value that is not such an integer.</summary>
    public static string Message(long smallest, long largest) =>
        string.Create(CultureInfo.InvariantCulture, $"Must be a JSON integer from {smallest} to {largest}.");
}
