namespace Events.Bench.Measuring;

/// <summary>What a stretch of load came to.</summary>
/// <param name="Count">Requests answered.</param>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="Median">The median time of an answer.</param>
/// <param name="Percentile99">The time that 99 of 100 answers kept to.</param>
internal sealed record LoadResult(int Count, double PerSecond, TimeSpan Median, TimeSpan Percentile99)
{
    public static LoadResult Of(List<TimeSpan> times, TimeSpan elapsed)
    {
        times.Sort();
        return new LoadResult(times.Count, times.Count / elapsed.TotalSeconds, times[times.Count / 2], times[times.Count * 99 / 100]);
    }
}
