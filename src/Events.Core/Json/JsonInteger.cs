using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using Events.Core.Problems;

namespace Events.Core.Json;

/// <summary>The integers of the contract, which every JSON reader can hold: 1 to 2^53-1, written as integers.</summary>
internal static class JsonInteger
{
    /// <summary>2^53-1, the largest integer up to which a double holds every one.</summary>
    public const long Largest = 9_007_199_254_740_991;

    private const string Message = "Must be a JSON integer from 1 to 9007199254740991.";
    private static readonly SearchValues<byte> FractionOrExponent = SearchValues.Create(".eE"u8);

    /// <summary>Reads an integer, or says what is wrong with the value.</summary>
    public static bool TryRead(JsonElement value, out long integer, out string code, out string message)
    {
        integer = 0;
        message = Message;
        code = FaultCodes.Type;
        if (value.ValueKind != JsonValueKind.Number)
        {
            return false;
        }

        if (value.TryGetInt64(out integer) && integer is >= 1 and <= Largest)
        {
            return true;
        }

        if (!JsonMarshal.GetRawUtf8Value(value).ContainsAny(FractionOrExponent))
        {
            code = FaultCodes.Range;
        }

        return false;
    }
}
