namespace Events.Bench.Measuring;

/// <summary>Several sides, measured in turns.</summary>
/// <param name="Rounds">The turn of each side, round by round.</param>
internal sealed record RoundsResult(IReadOnlyList<Turn[]> Rounds)
{
    /// <summary>The requests a second of one side, the median of the rounds.</summary>
    public double PerSecond(int side) => Median(side, turn => turn.Load.PerSecond);

    /// <summary>The median of a figure of one side.</summary>
    public double Median(int side, Func<Turn, double> figure) => Ratio.Of(Rounds.Select(round => figure(round[side]))).Median;

    /// <summary>A figure of one side divided by the same figure of another side, within each round.</summary>
    public Ratio Compare(int side, int other, Func<Turn, double> figure) =>
        Ratio.Of(Rounds.Select(round => figure(round[side]) / figure(round[other])));
}
