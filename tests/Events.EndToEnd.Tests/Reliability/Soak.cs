namespace Events.EndToEnd.Tests.Reliability;

/// <summary>How long the tests of this folder go on: shortly in every run of the tests, long in <c>dotnet dev.cs soak</c>.</summary>
internal static class Soak
{
    private const string Variable = "EVENTS_SOAK";

    /// <summary>Whether this is the long run.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable(Variable) is "1" or "true";

    /// <summary>What a test does usually, or what it does in the long run.</summary>
    public static T Of<T>(T usually, T soaking) => IsOn ? soaking : usually;
}
