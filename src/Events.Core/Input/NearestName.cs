namespace Events.Core.Input;

/// <summary>Finds the known name that a client may have meant by an unknown one.</summary>
internal static class NearestName
{
    private const int LongestName = 64;

    /// <summary>
    /// Returns the known name with the smallest Levenshtein distance from <paramref name="name"/>, ignoring case; of several, the first one. Where one of
    /// the two names begins with the other, that counts as one change: <c>users</c> stands for <c>users_list</c>.
    /// </summary>
    /// <param name="name">The unknown name. Only its first 64 characters count, so that the cost is limited.</param>
    /// <param name="known">The known names, at least one.</param>
    /// <exception cref="InvalidOperationException"><paramref name="known"/> is empty.</exception>
    public static string Of(string name, IEnumerable<string> known) =>
        Find(name, known, int.MaxValue) ?? throw new InvalidOperationException("The list of known names is empty.");

    /// <summary>Returns the nearest name; null where it needs too many changes. In a long list, the nearest name is often not the one that was meant.</summary>
    /// <param name="mostChanges">How many changes are allowed. Names whose length differs by more are skipped, which makes a long list cheap.</param>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The known names.</param>
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

        // The distance is at least the difference of the lengths.
        return Math.Abs(given.Length - candidate.Length) < fewest ? Distance(given, candidate) : fewest;
    }

    // Both names are in lower case. The array is on the stack, because a malicious body can have very many names.
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
