using Events.Core.Problems;

namespace Events.Core.Events.Batches;

/// <summary>What became of one event of a batch: one of the two is there.</summary>
/// <param name="Created">The event.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record BatchOutcome(StoredEvent? Created, ProblemException? Problem);
