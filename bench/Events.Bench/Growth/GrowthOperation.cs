using Events.Bench.Measuring;

namespace Events.Bench.Growth;

/// <summary>One operation whose cost is followed while more is stored.</summary>
/// <param name="Name">As it stands in the report.</param>
/// <param name="CostsRow">The row of docs/costs.md, under <c>Which lists are not flat</c>, that would name it if it were not.</param>
/// <param name="Side">How it is asked for.</param>
/// <param name="Repeats">How many requests make one exact cost: more than one where a part of the cost comes only now and then.</param>
internal sealed record GrowthOperation(string Name, string CostsRow, Side Side, int Repeats = 1);
