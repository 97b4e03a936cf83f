namespace Events.Bench.Measuring;

/// <summary>One side under load for a while.</summary>
/// <param name="Load">How fast it was.</param>
/// <param name="BytesPerRequest">What its server allocated for a request; null where nobody could tell.</param>
internal sealed record Stretch(LoadResult Load, double? BytesPerRequest)
{
    public static async Task<Stretch> RunAsync(HttpMessageInvoker client, Side side, int connections, TimeSpan duration)
    {
        double? before = side.Allocated is null ? null : await side.Allocated();
        LoadResult load = await ClosedLoop.RunAsync(client, side, connections, duration);
        return new Stretch(load, side.Allocated is null ? null : (await side.Allocated() - before) / load.Count);
    }
}
