namespace Events.Functions.Http;

/// <summary>The answer of the health endpoints.</summary>
/// <param name="Status"><c>ok</c>.</param>
public sealed record Health(string Status)
{
    /// <summary>All is well.</summary>
    public static Health Ok { get; } = new("ok");
}
