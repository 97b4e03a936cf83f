namespace Events.Bench.Growth;

/// <summary>The cost of one operation with each number of stored events.</summary>
internal sealed record GrowthLine(string Name, string CostsRow, IReadOnlyList<GrowthPoint> Points)
{
    // Pages differ by the lengths of their events.
    private const double Flat = 1.1;

    /// <summary>The most requests divided by the fewest.</summary>
    public double RequestsRatio => Spread(point => point.Cost.Requests);

    /// <summary>The most units divided by the fewest.</summary>
    public double UnitsRatio => Spread(point => point.Cost.Units);

    /// <summary>Whether the cost is the same with every number of stored events, within a tenth.</summary>
    public bool IsFlat => RequestsRatio <= Flat && UnitsRatio <= Flat;

    private double Spread(Func<GrowthPoint, double> value) => Points.Max(value) / Points.Min(value);
}
