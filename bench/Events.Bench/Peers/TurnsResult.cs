using Events.Bench.Measuring;

namespace Events.Bench.Peers;

/// <summary>Several sides, measured in turns.</summary>
/// <param name="Rounds">The requests a second of each side, round by round.</param>
internal sealed record TurnsResult(IReadOnlyList<double[]> Rounds)
{
    /// <summary>A side's requests a second at the median.</summary>
    public double PerSecond(int side) => Ratio.Of(Rounds.Select(round => round[side])).Median;

    /// <summary>How many requests one side answers while the other answers one.</summary>
    public Ratio Over(int side, int other) => Ratio.Of(Rounds.Select(round => round[side] / round[other]));
}
