using Events.Core.Problems;

namespace Events.Core.Events.Batches;

/// <summary>One event of a batch as it was read.</summary>
/// <param name="Pointer">Where it stands in the body, for example <c>#/events/3</c>.</param>
/// <param name="Draft">The event; null where something is wrong with it.</param>
/// <param name="Faults">What is wrong with it.</param>
public sealed record BatchItem(string Pointer, EventDraft? Draft, FaultList Faults);
