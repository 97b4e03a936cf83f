using Events.Core.Time;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>What a run of the dispatch has done so far. Safe to use from any thread.</summary>
internal sealed class DispatchProgress(TimeProvider timeProvider)
{
    private readonly int[] _ends = new int[Enum.GetValues<DeliveryEnd>().Length];
    private readonly Instant _startedAt = timeProvider.NowInSeconds();
    private readonly long _started = timeProvider.GetTimestamp();
    private long _recorded = timeProvider.GetTimestamp();

    /// <summary>Whether the run has tried an alert, whatever came of it.</summary>
    public bool HasTried => _ends.Any(count => count > 0);

    /// <summary>Counts an alert.</summary>
    public void Count(DeliveryEnd end) => Interlocked.Increment(ref _ends[(int)end]);

    /// <summary>Whether it is time for the run to be recorded while it is under way; true for one caller each time.</summary>
    /// <param name="every">How often.</param>
    public bool IsRecordDue(TimeSpan every)
    {
        long last = Volatile.Read(ref _recorded);
        long now = timeProvider.GetTimestamp();
        return timeProvider.GetElapsedTime(last, now) >= every && Interlocked.CompareExchange(ref _recorded, now, last) == last;
    }

    /// <summary>The run as it is now.</summary>
    public DispatchRun ToRun() => new(
        _startedAt,
        (long)timeProvider.GetElapsedTime(_started).TotalMilliseconds,
        Volatile.Read(ref _ends[(int)DeliveryEnd.Delivered]),
        Volatile.Read(ref _ends[(int)DeliveryEnd.Retried]),
        Volatile.Read(ref _ends[(int)DeliveryEnd.Failed]));
}
