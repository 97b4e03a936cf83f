namespace Events.Reliability.Tests.HostileInput.Mutations;

internal static class RandomExtensions
{
    /// <summary>Returns a random item.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
