namespace Events.Bench.Measuring;

/// <summary>Compares two sides in one run, pair by pair, so that what disturbs the machine disturbs both.</summary>
internal static class Pairs
{
    /// <summary>Warms both sides up, then measures them in turns; who goes first alternates too.</summary>
    public static async Task<PairsResult> RunAsync(Side floor, Side ours, int connections, BenchOptions options)
    {
        using HttpMessageInvoker client = ClosedLoop.NewClient(connections);
        await ClosedLoop.RunAsync(client, floor, connections, options.WarmUp);
        await ClosedLoop.RunAsync(client, ours, connections, options.WarmUp);
        List<(Stretch Floor, Stretch Ours)> pairs = [];
        for (int pair = 0; pair < options.Pairs; pair++)
        {
            if (pair % 2 == 0)
            {
                Stretch first = await Stretch.RunAsync(client, floor, connections, options.Stretch);
                pairs.Add((first, await Stretch.RunAsync(client, ours, connections, options.Stretch)));
            }
            else
            {
                Stretch first = await Stretch.RunAsync(client, ours, connections, options.Stretch);
                pairs.Add((await Stretch.RunAsync(client, floor, connections, options.Stretch), first));
            }
        }

        return new PairsResult(pairs);
    }
}
