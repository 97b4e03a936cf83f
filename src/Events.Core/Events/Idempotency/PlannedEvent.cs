using Events.Core.Problems;

namespace Events.Core.Events.Idempotency;

/// <summary>What becomes of one event of a body.</summary>
/// <param name="Id">The id that is reserved for it; null where it is refused.</param>
/// <param name="Detail">Why it is refused, in a sentence; null where it is not.</param>
/// <param name="Faults">What is wrong with it; null where it is not refused.</param>
public sealed record PlannedEvent(long? Id, string? Detail, IReadOnlyList<Fault>? Faults)
{
    /// <summary>One that is created.</summary>
    public static PlannedEvent Reserved(long id) => new(id, null, null);

    /// <summary>One that is not.</summary>
    public static PlannedEvent Refused(string detail, IReadOnlyList<Fault> faults) => new(null, detail, faults);
}
