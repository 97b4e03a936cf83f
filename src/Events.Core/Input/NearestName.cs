namespace Events.Core.Input;

/// <summary>Finds what a client may have meant by a name that there is not.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>
    /// The known name that takes the fewest single-character changes (Levenshtein distance, ignoring case) to get from
    /// <paramref name="name"/>; of several the first. A name that only goes on, or stops short, counts as one change:
    /// <c>users</c> is meant for <c>users_list</c>.
    /// </summary>
    /// <param name="name">What was given. Only its first 64 characters count, so that the cost is bounded.</param>
    /// <param name="known">The names that there are, at least one.</param>
    /// <exception cref="InvalidOperationException"><paramref name="known"/> is empty.</exception>
    public static string Of(string name, IEnumerable<string> known) =>
        Find(name, known, int.MaxValue) ?? throw new InvalidOperationException("There is no known name.");

    /// <summary>The nearest name; null where it differs by more than a few characters. In a long list the nearest name is often not the one that was meant.</summary>
    /// <param name="mostChanges">How many changes may be needed. Names whose length differs by more are not looked at, which keeps a long list cheap.</param>
    /// <param name="name">What was given.</param>
    /// <param name="known">The names that there are.</param>
    public static string? Within(int mostChanges, string name, IEnumerable<string> known) =>
        Find(name, known.Where(candidate => Math.Abs(candidate.Length - name.Length) <= mostChanges), mostChanges + 1);

    private static string? Find(string name, IEnumerable<string> known, int fewest)
    {
        string given = Comparable(name);
        string? nearest = null;
        foreach (string candidate in known)
        {
            int changes = Changes(given, Comparable(candidate), fewest);
            if (changes < fewest)
            {
                (nearest, fewest) = (candidate, changes);
            }
        }

        return nearest;
    }

    private static string Comparable(string name) => (name.Length > LongestName ? name[..LongestName] : name).ToLowerInvariant();

    private static int Changes(string given, string candidate, int fewest)
    {
        if (given != candidate
            && (candidate.StartsWith(given, StringComparison.Ordinal) || given.StartsWith(candidate, StringComparison.Ordinal)))
        {
            return 1;
        }

        // It takes at least as many changes as the lengths are apart.
        return Math.Abs(given.Length - candidate.Length) < fewest ? Distance(given, candidate) : fewest;
    }

    // Both in lower case. On the stack, as a hostile body may have as many names as fit into it.
    private static int Distance(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        Span<int> distances = stackalloc int[LongestName + 1];
        for (int column = 0; column <= right.Length; column++)
        {
            distances[column] = column;
        }

        for (int row = 0; row < left.Length; row++)
        {
            int diagonal = distances[0];
            distances[0] = row + 1;
            for (int column = 0; column < right.Length; column++)
            {
                int change = diagonal + (left[row] == right[column] ? 0 : 1);
                diagonal = distances[column + 1];
                distances[column + 1] = Math.Min(change, Math.Min(diagonal, distances[column]) + 1);
            }
        }

        return distances[right.Length];
    }
}
