namespace Events.Reliability.Tests.Model.Service;

/// <summary>
/// The time of a modelled service, which moves only when a step says so. What waits to try again waits in real time, a
/// hundredth as long, so that a run of the dispatch comes through trouble while the time stands still; deadlines are as they are.
/// </summary>
internal sealed class ModelClock : TimeProvider
{
    private const int Haste = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private long _ticks = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).Ticks;

    /// <summary>Now, in seconds since 1970.</summary>
    public long Seconds => GetUtcNow().ToUnixTimeSeconds();

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(long seconds) => Interlocked.Add(ref _ticks, TimeSpan.FromSeconds(seconds).Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime <= LongestWait ? dueTime / Haste : dueTime, period);
}
