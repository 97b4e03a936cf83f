using System.Diagnostics;

namespace Events.EndToEnd.Tests.Reliability.Load;

/// <summary>The times of one caller's answers, in milliseconds, by the stretch of the run in which each was asked for.</summary>
internal sealed class Figures(int stretches, TimeSpan stretch, long start)
{
    private readonly List<double>[] _times = [.. Enumerable.Range(0, stretches).Select(_ => new List<double>())];

    /// <summary>Whether the run is not over.</summary>
    public bool GoesOn => Stopwatch.GetElapsedTime(start) < stretches * stretch;

    public IReadOnlyList<double> Of(int index) => _times[index];

    public void Add(long asked) =>
        _times[Math.Min(stretches - 1, (int)(Stopwatch.GetElapsedTime(start, asked) / stretch))].Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
}
