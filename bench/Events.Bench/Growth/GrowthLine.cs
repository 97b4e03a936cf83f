namespace Events.Bench.Growth;

/// <summary>One operation, followed over all sizes.</summary>
internal sealed record GrowthLine(string Name, string CostsRow, IReadOnlyList<GrowthPoint> Points)
{
    // What a page's events differ in.
    private const double Flat = 1.1;

    /// <summary>The most requests over the fewest.</summary>
    public double RequestsRatio => Spread(point => point.Cost.Requests);

    /// <summary>The most units over the fewest.</summary>
    public double UnitsRatio => Spread(point => point.Cost.Units);

    /// <summary>Whether what is stored makes no difference, within a tenth.</summary>
    public bool IsFlat => RequestsRatio <= Flat && UnitsRatio <= Flat;

    private double Spread(Func<GrowthPoint, double> value) => Points.Max(value) / Points.Min(value);
}
