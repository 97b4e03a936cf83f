namespace Events.Reliability.Tests.Model.Service;

/// <summary>
/// The clock of a modelled service. Only a step moves it. Waits before a retry take a hundredth of their length in real time,
/// so that a run of the dispatch can retry while the clock stands still. Timeouts keep their length in real time.
/// </summary>
internal sealed class ModelClock : TimeProvider
{
    private const int SpeedUp = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private long _ticks = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).Ticks;

    /// <summary>The current time, in seconds since 1970.</summary>
    public long Seconds => GetUtcNow().ToUnixTimeSeconds();

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(long seconds) => Interlocked.Add(ref _ticks, TimeSpan.FromSeconds(seconds).Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= LongestWait ? dueTime / SpeedUp : dueTime, period);
}
