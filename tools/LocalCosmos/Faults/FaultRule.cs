using LocalCosmos.Requests;

namespace LocalCosmos.Faults;

/// <summary>The requests into which a fault is injected. A rule counts a request when its kind, container and partition key match.</summary>
/// <param name="Fault">The fault.</param>
public sealed record FaultRule(Fault Fault)
{
    /// <summary>The kinds of request; empty for all but <see cref="RequestKind.Metadata"/>.</summary>
    public IReadOnlyList<RequestKind> Kinds { get; init; } = [];

    /// <summary>The name of the container; null for any.</summary>
    public string? Container { get; init; }

    /// <summary>The partition key that the request names, as JSON, for example <c>7</c> or <c>"event:7"</c>; null for any, and for requests without one.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>The number of matching requests that pass before the first fault.</summary>
    public int Skip { get; init; }

    /// <summary>The number of requests with a fault; null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>The probability of the fault for each remaining request, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    internal bool Matches(RequestKind kind, string? container, string? partitionKey) =>
        (Kinds.Count == 0 ? kind != RequestKind.Metadata : Kinds.Contains(kind))
        && (Container is null || Container == container)
        && (PartitionKey is null || PartitionKey == partitionKey);
}
