using System.CommandLine;
using Events.Bench.Syntax;

namespace Events.Bench.Measuring;

/// <summary>How long to measure.</summary>
/// <param name="Pairs">How often each side has its turn.</param>
/// <param name="WarmUp">How long each side is under load before it counts.</param>
/// <param name="Stretch">How long a turn is.</param>
internal sealed record BenchOptions(int Pairs, TimeSpan WarmUp, TimeSpan Stretch)
{
    public static BenchOptions Of(ParseResult parsed) => parsed.GetValue(BenchSyntax.Quick)
        ? new(1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))
        : new(7, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(3));
}
