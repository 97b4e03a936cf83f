using LocalCosmos;

namespace Events.EndToEnd.Tests.Reliability.Faults;

/// <summary>Something that goes wrong between the service and its database: on the wire, or inside the client.</summary>
internal sealed record Trouble
{
    /// <summary>What the database does.</summary>
    public Fault? Fault { get; init; }

    /// <summary>What is thrown inside the client instead.</summary>
    public Func<Exception>? Failure { get; init; }

    /// <summary>Whether that is thrown only after all was done.</summary>
    public bool IsAfter { get; init; }

    /// <summary>Where requests are held for longer than the service waits.</summary>
    public FaultGate? Gate { get; init; }

    /// <summary>Whether client or service get over it when it comes once.</summary>
    public bool IsGotOver { get; init; }

    /// <summary>Whether the client takes its time over it, by the real clock, when it goes on.</summary>
    public bool IsSlow { get; init; }

    /// <summary>Whether the client tries again and again for as long as it goes on.</summary>
    public bool IsEndless { get; init; }

    /// <summary>Whether the client takes it for an endpoint that cannot be reached, and repeats the request where it may: at once, and then each second.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>How many requests it befalls when it goes on: without end, but where the client alone would go on for half a minute.</summary>
    public int MostTimes { get; init; } = int.MaxValue;

    /// <summary>Whether it may be answered 429.</summary>
    public bool IsThrottling { get; init; }
}
