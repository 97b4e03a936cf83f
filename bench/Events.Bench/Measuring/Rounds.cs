namespace Events.Bench.Measuring;

/// <summary>Compares several sides in one run, round by round, so that other load on the machine disturbs all sides.</summary>
internal static class Rounds
{
    /// <summary>Warms all sides up, then gives each side one turn in every round. The side that goes first changes from round to round.</summary>
    public static async Task<RoundsResult> RunAsync(IReadOnlyList<Side> sides, int connections, BenchOptions options)
    {
        using HttpMessageInvoker client = ClosedLoop.NewClient(connections);
        foreach (Side side in sides)
        {
            await ClosedLoop.RunAsync(client, side, connections, options.WarmUp);
        }

        List<Turn[]> rounds = [];
        for (int round = 0; round < options.Rounds; round++)
        {
            Turn[] turns = new Turn[sides.Count];
            for (int turn = 0; turn < sides.Count; turn++)
            {
                int side = (round + turn) % sides.Count;
                turns[side] = await Turn.RunAsync(client, sides[side], connections, options.Turn);
            }

            rounds.Add(turns);
        }

        return new RoundsResult(rounds);
    }
}
