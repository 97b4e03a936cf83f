using Events.Bench.Measuring;

namespace Events.Bench.Growth;

/// <summary>An operation whose cost is measured with more and more stored events.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="CostsRow">The row of docs/costs.md, under <c>Which lists are not flat</c>, that has to name it if its cost is not flat.</param>
/// <param name="Side">Its requests.</param>
/// <param name="Repeats">The number of requests that are measured together: more than one where only some requests cause a part of the cost.</param>
internal sealed record GrowthOperation(string Name, string CostsRow, Side Side, int Repeats = 1);
