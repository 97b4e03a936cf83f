namespace Events.Simulator.Checks;

/// <summary>What a client knows of a request of its own.</summary>
internal enum Outcome
{
    /// <summary>It is not answered yet.</summary>
    Open,

    /// <summary>It was answered with success.</summary>
    Done,

    /// <summary>It was answered with a refusal, which says that nothing was done.</summary>
    NotDone,

    /// <summary>It was answered 503, or not at all: it may be done.</summary>
    Unknown,
}

/// <summary>Which part of an event a request changes.</summary>
internal enum ChangedPart
{
    Title,
    Body,
    AlertAt,
    Existence,
}

/// <summary>A request that changes an event.</summary>
/// <param name="Part">The part that it changes.</param>
/// <param name="Value">The new value; null for none.</param>
/// <param name="StartedAt">When it was sent, in virtual time.</param>
/// <param name="IfMatch">The revision that it depends on; null for any.</param>
internal sealed record Change(ChangedPart Part, string? Value, long StartedAt, long? IfMatch)
{
    public Outcome Outcome { get; set; }

    /// <summary>The revision that it made; 0 where that is unknown.</summary>
    public long Revision { get; set; }
}
