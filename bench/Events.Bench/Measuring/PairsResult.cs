namespace Events.Bench.Measuring;

/// <summary>Two sides, measured in turns.</summary>
internal sealed record PairsResult(IReadOnlyList<(Stretch Floor, Stretch Ours)> Pairs)
{
    /// <summary>Our time for a request over the floor's, at the median: above 1 we are slower.</summary>
    public Ratio MedianTime => Ratio.Of(Pairs.Select(pair => pair.Ours.Load.Median / pair.Floor.Load.Median));

    /// <summary>The same for the time that 99 of 100 answers kept to.</summary>
    public Ratio Percentile99 => Ratio.Of(Pairs.Select(pair => pair.Ours.Load.Percentile99 / pair.Floor.Load.Percentile99));

    /// <summary>Our requests a second over the floor's: above 1 we are faster.</summary>
    public Ratio Throughput => Ratio.Of(Pairs.Select(pair => pair.Ours.Load.PerSecond / pair.Floor.Load.PerSecond));

    /// <summary>The bytes that we allocate for a request beyond the floor.</summary>
    public double ExtraBytes => Middle(Pairs.Select(pair => pair.Ours.BytesPerRequest!.Value)) - Middle(Pairs.Select(pair => pair.Floor.BytesPerRequest!.Value));

    /// <summary>Requests a second at the median, the floor's and ours.</summary>
    public (double Floor, double Ours) PerSecond =>
        (Middle(Pairs.Select(pair => pair.Floor.Load.PerSecond)), Middle(Pairs.Select(pair => pair.Ours.Load.PerSecond)));

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
