using Events.EndToEnd.Tests.Fixtures;

namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>Compares, and tells the whole of what differs.</summary>
internal static class Agree
{
    public static void On(string expected, string? actual) =>
        Assert.True(expected == actual, $"The model has {expected}\nand the service {actual}");

    /// <summary>Holds an answer to an event, its tag too.</summary>
    public static void On(PlainEvent expected, Answer actual) =>
        On($"{expected.ETag} {expected.Json}", $"{actual.Header("ETag")} {actual.Text}");
}
