namespace Events.EndToEnd.Tests.Reliability.Hostile;

internal static class Picking
{
    /// <summary>Any one of them.</summary>
    public static T Of<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
