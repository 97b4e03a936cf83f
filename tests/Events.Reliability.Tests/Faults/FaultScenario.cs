using LocalCosmos.Faults;

namespace Events.Reliability.Tests.Faults;

/// <summary>A fault between the service and its database: on the wire, or inside the client.</summary>
internal sealed record FaultScenario
{
    /// <summary>The fault of the database; null for a fault inside the client.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The exception inside the client; null for a fault of the database.</summary>
    public Func<Exception>? Failure { get; init; }

    /// <summary>Whether the exception is thrown after the request is done.</summary>
    public bool IsAfter { get; init; }

    /// <summary>Holds requests for longer than the timeout of the service.</summary>
    public FaultGate? Gate { get; init; }

    /// <summary>Whether the operation succeeds when the fault happens once.</summary>
    public bool IsRecovered { get; init; }

    /// <summary>Whether the client waits in real time while the fault lasts.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether the client retries for as long as the fault lasts.</summary>
    public bool IsRetriedWithoutEnd { get; init; }

    /// <summary>Whether the client treats the endpoint as unreachable and, if it may, repeats the request: at once, and then every second.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The number of requests that a persistent fault hits. It has a limit only if the client alone would retry for half a minute.</summary>
    public int MaximumTimes { get; init; } = int.MaxValue;

    /// <summary>Whether the service may answer 429.</summary>
    public bool IsThrottling { get; init; }
}
