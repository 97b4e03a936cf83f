namespace LocalCosmos;

/// <summary>Which requests a fault befalls. A request is counted by a rule when its kind, container and partition key match.</summary>
/// <param name="Fault">What befalls them.</param>
public sealed record FaultRule(Fault Fault)
{
    /// <summary>The kinds of request; none given means all but <see cref="RequestKind.Metadata"/>.</summary>
    public IReadOnlyList<RequestKind> Kinds { get; init; } = [];

    /// <summary>The container's name; null for any.</summary>
    public string? Container { get; init; }

    /// <summary>The partition key that the request names, as JSON, for example <c>7</c> or <c>"event:7"</c>; null for any, and for requests that name none.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>How many matching requests are let through first; 2 makes the third the first to suffer.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests suffer; null for no end.</summary>
    public int? Times { get; init; }

    /// <summary>How likely a request that is due to suffer does, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    internal bool Matches(RequestKind kind, string? container, string? partitionKey) =>
        (Kinds.Count == 0 ? kind != RequestKind.Metadata : Kinds.Contains(kind))
        && (Container is null || Container == container)
        && (PartitionKey is null || PartitionKey == partitionKey);
}
