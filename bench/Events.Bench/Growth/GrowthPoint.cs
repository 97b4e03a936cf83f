using Events.Bench.Measuring;

namespace Events.Bench.Growth;

/// <summary>The cost of one operation with a number of stored events.</summary>
/// <param name="Stored">The number of stored events.</param>
/// <param name="Cost">The database requests and their modelled units.</param>
/// <param name="Median">The median time from the request to the end of the answer.</param>
internal sealed record GrowthPoint(int Stored, DatabaseCost Cost, TimeSpan Median);
