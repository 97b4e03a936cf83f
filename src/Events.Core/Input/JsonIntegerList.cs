using System.Text.Json;

namespace Events.Core.Input;

/// <summary>Lists of ids in a body: JSON integers from 1 to 2^53-1, without duplicates, in the order of the client.</summary>
internal static class JsonIntegerList
{
    /// <summary>Reads a list; null where it is missing, null or not an array.</summary>
    /// <param name="member">The member with the list.</param>
    /// <param name="longest">How many items the list may have. Items after these are not read, so that the cost is limited.</param>
    public static long[]? Read(JsonMember member, int longest)
    {
        if (!member.IsGiven)
        {
            return null;
        }

        if (member.Value.ValueKind != JsonValueKind.Array)
        {
            member.Refuse(FaultCodes.Type, "Must be an array of integers.");
            return null;
        }

        int length = member.Value.GetArrayLength();
        if (length > longest)
        {
            member.Refuse(FaultCodes.TooLong, $"Must have at most {longest} items.");
        }

        long[] integers = new long[Math.Min(length, longest)];
        int index = 0;
        foreach (JsonElement item in member.Value.EnumerateArray())
        {
            if (index == integers.Length)
            {
                break;
            }

            integers[index] = Item(member, item, index, integers.AsSpan(0, index));
            index++;
        }

        return integers;
    }

    // An invalid item becomes 0, so that no valid item is a duplicate of it.
    private static long Item(JsonMember member, JsonElement item, int index, ReadOnlySpan<long> before)
    {
        if (!JsonInteger.TryRead(item, 1, SafeInteger.Largest, out long integer, out string code))
        {
            member.Faults.At(JsonPointer.To(member.Pointer, index), code, JsonInteger.Message(1, SafeInteger.Largest));
            return 0;
        }

        if (before.Contains(integer))
        {
            member.Faults.At(JsonPointer.To(member.Pointer, index), FaultCodes.Duplicate, $"Must be listed only once; {integer} is in the list already.");
        }

        return integer;
    }
}
