namespace Events.Core.Events;

/// <summary>The form in which titles are compared: two titles are equal, ignoring case, when their keys are the same.</summary>
public static class TitleKey
{
    /// <summary>
    /// Trims a title and takes it to capitals in the invariant culture, character by character: the comparison of
    /// <see cref="StringComparison.OrdinalIgnoreCase"/>. Doing it twice changes nothing.
    /// </summary>
    public static string Fold(string title) => title.Trim().ToUpperInvariant();
}
