namespace Events.Clients;

/// <summary>Ends the program with an error if the client reads another value than the service answered.</summary>
internal static class Expect
{
    /// <summary>Throws if the two values differ.</summary>
    /// <exception cref="InvalidOperationException">They differ. The message names the value that was read, and both values.</exception>
    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            throw new InvalidOperationException($"{what} is {actual?.ToString() ?? "null"} instead of {expected?.ToString() ?? "null"}.");
        }
    }
}
