using System.Diagnostics;

namespace Events.Reliability.Tests.Load;

/// <summary>The response times of one client, in milliseconds, by the interval of the run in which the request was sent.</summary>
internal sealed class ResponseTimes(int intervals, TimeSpan interval, long start)
{
    private readonly List<double>[] _times = [.. Enumerable.Range(0, intervals).Select(_ => new List<double>())];

    /// <summary>Whether the run still lasts.</summary>
    public bool GoesOn => Stopwatch.GetElapsedTime(start) < intervals * interval;

    public IReadOnlyList<double> Of(int index) => _times[index];

    public void Add(long asked) =>
        _times[Math.Min(intervals - 1, (int)(Stopwatch.GetElapsedTime(start, asked) / interval))].Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
}
