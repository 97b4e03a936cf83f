namespace Events.Core.Input;

/// <summary>The integers of the contract: those that every JSON reader keeps exactly (RFC 8259, section 6), from 1 on.</summary>
public static class SafeInteger
{
    /// <summary>2^53-1, up to which a double holds every integer.</summary>
    public const long Largest = (1L << 53) - 1;

    /// <summary>Whether a number is from 1 to 2^53-1.</summary>
    public static bool IsValid(long number) => number is >= 1 and <= Largest;
}
