namespace Events.Core.Problems;

/// <summary>Finds what a client may have meant by a name that there is not.</summary>
internal static class NearestName
{
    /// <summary>
    /// The known name that takes the fewest single-character changes (Levenshtein distance, ignoring case) to get from
    /// <paramref name="name"/>; of several the first.
    /// </summary>
    /// <param name="name">What was given. Only its first 64 characters count, so that the cost is bounded.</param>
    /// <param name="known">The names that there are, at least one.</param>
    /// <exception cref="InvalidOperationException"><paramref name="known"/> is empty.</exception>
    public static string Of(string name, IEnumerable<string> known)
    {
        var given = name.Length > 64 ? name[..64] : name;
        return known.MinBy(candidate => Distance(given, candidate))
            ?? throw new InvalidOperationException("There is no known name.");
    }

    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            previous[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var same = char.ToUpperInvariant(left[row - 1]) == char.ToUpperInvariant(right[column - 1]);
                var change = previous[column - 1] + (same ? 0 : 1);
                current[column] = Math.Min(change, Math.Min(previous[column], current[column - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
