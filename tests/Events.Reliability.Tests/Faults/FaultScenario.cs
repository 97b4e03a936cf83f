using LocalCosmos.Faults;

namespace Events.Reliability.Tests.Faults;

/// <summary>A fault between the service and its database: on the wire, or inside the client.</summary>
internal sealed record FaultScenario
{
    /// <summary>What the database does.</summary>
    public Fault? Fault { get; init; }

    /// <summary>The exception that is thrown inside the client instead.</summary>
    public Func<Exception>? Failure { get; init; }

    /// <summary>Whether it is thrown after the request was done.</summary>
    public bool IsAfter { get; init; }

    /// <summary>Holds requests for longer than the service waits.</summary>
    public FaultGate? Gate { get; init; }

    /// <summary>Whether the client or the service recovers when the fault happens once.</summary>
    public bool IsRecovered { get; init; }

    /// <summary>Whether the client waits in real time when the fault goes on.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether the client retries for as long as the fault goes on.</summary>
    public bool IsRetriedWithoutEnd { get; init; }

    /// <summary>Whether the client takes the endpoint for unreachable, and repeats the request where it may: at once, and then each second.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>How many requests it hits when it goes on. Without end, except where the client alone would retry for half a minute.</summary>
    public int MaximumTimes { get; init; } = int.MaxValue;

    /// <summary>Whether the service may answer 429.</summary>
    public bool IsThrottling { get; init; }
}
