namespace Events.Clients;

/// <summary>Ends a program whose client reads something else than the service answered.</summary>
internal static class Expect
{
    /// <summary>Throws unless the two are equal.</summary>
    /// <exception cref="InvalidOperationException">They are not; the message names what was read and both values.</exception>
    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"{what} is {actual?.ToString() ?? "null"}, and should be {expected?.ToString() ?? "null"}.");
        }
    }
}
