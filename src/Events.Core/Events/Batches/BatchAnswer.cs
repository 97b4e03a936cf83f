namespace Events.Core.Events.Batches;

/// <summary>What became of a batch.</summary>
/// <param name="TraceId">The trace of the request that was first to send it.</param>
/// <param name="Outcomes">One for each event of the body, in its order.</param>
public sealed record BatchAnswer(string TraceId, IReadOnlyList<BatchOutcome> Outcomes);
