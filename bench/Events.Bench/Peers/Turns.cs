using Events.Bench.Measuring;

namespace Events.Bench.Peers;

/// <summary>Compares several sides in one run, round by round, so that what disturbs the machine disturbs all.</summary>
internal static class Turns
{
    /// <summary>Warms all sides up, then gives each a turn in every round; who goes first alternates.</summary>
    public static async Task<TurnsResult> RunAsync(IReadOnlyList<Side> sides, int connections, BenchOptions options)
    {
        using HttpMessageInvoker client = ClosedLoop.NewClient(connections);
        foreach (Side side in sides)
        {
            await ClosedLoop.RunAsync(client, side, connections, options.WarmUp);
        }

        List<double[]> rounds = [];
        for (int round = 0; round < options.Pairs; round++)
        {
            double[] perSecond = new double[sides.Count];
            for (int turn = 0; turn < sides.Count; turn++)
            {
                int side = (round + turn) % sides.Count;
                LoadResult load = await ClosedLoop.RunAsync(client, sides[side], connections, options.Stretch);
                perSecond[side] = load.PerSecond;
            }

            rounds.Add(perSecond);
        }

        return new TurnsResult(rounds);
    }
}
