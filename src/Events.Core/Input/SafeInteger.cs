namespace Events.Core.Input;

/// <summary>The integers of the contract: the positive ones that every JSON reader reads exactly (RFC 8259, section 6).</summary>
public static class SafeInteger
{
    /// <summary>2^53-1. A double can represent every integer up to it.</summary>
    public const long Largest = (1L << 53) - 1;

    /// <summary>Whether a number is from 1 to 2^53-1.</summary>
    public static bool IsValid(long number) => number is >= 1 and <= Largest;
}
