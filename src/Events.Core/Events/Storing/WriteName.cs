namespace Events.Core.Events.Storing;

/// <summary>
/// What a document says of the write that made it what it is, so that a writer whose answer was lost, or whose write the client repeated, knows its
/// own. It tells apart the writes of one document.
/// </summary>
internal static class WriteName
{
    private const int Length = 16;

    /// <summary>A name that no other write has: 64 random bits in hexadecimal.</summary>
    public static string Next(Random random) => random.GetHexString(Length, lowercase: true);
}
