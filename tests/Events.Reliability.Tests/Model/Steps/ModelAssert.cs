using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Compares the model with the service, and shows both when they differ.</summary>
internal static class ModelAssert
{
    public static void Equal(string expected, string? actual) =>
        Assert.True(expected == actual, $"The model has {expected}\nand the service {actual}");

    /// <summary>Compares an answer with an event, including its ETag.</summary>
    public static void Equal(PlainEvent expected, Answer actual) =>
        Equal($"{expected.ETag} {expected.Json}", $"{actual.Header("ETag")} {actual.Text}");
}
