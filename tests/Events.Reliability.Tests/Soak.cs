namespace Events.Reliability.Tests;

/// <summary>Chooses between the usual run (<c>dotnet dev.cs test</c>) and the long run (<c>dotnet dev.cs soak</c>).</summary>
internal static class Soak
{
    private const string Variable = "EVENTS_SOAK";

    /// <summary>Whether this is the long run.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable(Variable) is "1" or "true";

    /// <summary>The value for the usual run, or the one for the long run.</summary>
    public static T Of<T>(T usually, T soaking) => IsOn ? soaking : usually;
}
