namespace Events.Reliability.Tests.HostileInput.Mutations;

internal static class RandomExtensions
{
    /// <summary>Any one of them.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
