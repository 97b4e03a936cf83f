using Events.Bench.Measuring;

namespace Events.Bench.Growth;

/// <summary>One operation with so much stored.</summary>
/// <param name="Stored">How many events there are.</param>
/// <param name="Cost">What the database was asked for.</param>
/// <param name="Median">The median time of an answer.</param>
internal sealed record GrowthPoint(int Stored, DatabaseCost Cost, TimeSpan Median);
