using System.Diagnostics;

namespace Events.Reliability.Tests.Load;

/// <summary>The response times of one client, in milliseconds, by the interval of the run in which the request was sent.</summary>
internal sealed class ResponseTimes(int stretches, TimeSpan stretch, long start)
{
    private readonly List<double>[] _times = [.. Enumerable.Range(0, stretches).Select(_ => new List<double>())];

    /// <summary>Whether the run is not over.</summary>
    public bool GoesOn => Stopwatch.GetElapsedTime(start) < stretches * stretch;

    public IReadOnlyList<double> Of(int index) => _times[index];

    public void Add(long asked) =>
        _times[Math.Min(stretches - 1, (int)(Stopwatch.GetElapsedTime(start, asked) / stretch))].Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
}
