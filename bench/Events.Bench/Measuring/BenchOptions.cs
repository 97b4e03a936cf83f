using System.CommandLine;
using Events.Bench.Syntax;

namespace Events.Bench.Measuring;

/// <summary>How long to measure.</summary>
/// <param name="Rounds">The number of turns that each side has.</param>
/// <param name="WarmUp">The time under load before a side is measured.</param>
/// <param name="Turn">The length of a turn.</param>
internal sealed record BenchOptions(int Rounds, TimeSpan WarmUp, TimeSpan Turn)
{
    /// <summary>Whether the run only shows that the bench works.</summary>
    public bool IsQuick => Rounds == 1;

    public static BenchOptions Of(ParseResult parsed) => parsed.GetValue(BenchSyntax.Quick)
        ? new(1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))
        : new(7, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(3));
}
