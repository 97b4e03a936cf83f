namespace Events.Bench.Measuring;

/// <summary>The requests of one turn and their times.</summary>
/// <param name="Count">Requests answered.</param>
/// <param name="PerSecond">Requests answered a second.</param>
/// <param name="Median">The median time from the request to the end of the answer.</param>
/// <param name="Percentile99">The time that 99 of 100 answers did not exceed.</param>
internal sealed record LoadResult(int Count, double PerSecond, TimeSpan Median, TimeSpan Percentile99)
{
    public static LoadResult Of(List<TimeSpan> times, TimeSpan elapsed)
    {
        times.Sort();
        return new LoadResult(times.Count, times.Count / elapsed.TotalSeconds, times[times.Count / 2], times[times.Count * 99 / 100]);
    }
}
