namespace Events.Core.Events.Storing;

/// <summary>
/// Names the write that stored a document. A writer uses it to recognize its own write when the response was lost, or when the client library repeated the
/// write. The name need only be unique among the writes of one document.
/// </summary>
internal static class WriteName
{
    private const int Length = 16;

    /// <summary>Makes a new name: 64 random bits in hexadecimal.</summary>
    public static string Next(Random random) => random.GetHexString(Length, lowercase: true);
}
