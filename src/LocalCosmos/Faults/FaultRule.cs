namespace LocalCosmos;

/// <summary>Which requests a fault befalls. A request is counted by a rule when its kind and container match.</summary>
/// <param name="Fault">What befalls them.</param>
public sealed record FaultRule(Fault Fault)
{
    /// <summary>The kinds of request; none given means all but <see cref="RequestKind.Metadata"/>.</summary>
    public IReadOnlyList<RequestKind> Kinds { get; init; } = [];

    /// <summary>The container's name; null for any.</summary>
    public string? Container { get; init; }

    /// <summary>How many matching requests are let through first; 2 makes the third the first to suffer.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests suffer; null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>How likely a request that is due to suffer does, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    internal bool Matches(RequestKind kind, string? container) =>
        (Kinds.Count == 0 ? kind != RequestKind.Metadata : Kinds.Contains(kind)) && (Container is null || Container == container);
}
