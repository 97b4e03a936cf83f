namespace Events.Functions.Health;

/// <summary>The body of the responses of the health endpoints.</summary>
/// <param name="Status"><c>ok</c>.</param>
internal sealed record HealthResponse(string Status)
{
    /// <summary>The service works.</summary>
    public static HealthResponse Ok { get; } = new("ok");
}
