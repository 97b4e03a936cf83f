using Events.Core.Time;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>What a run of the dispatch has done so far. Safe to use from any thread.</summary>
internal sealed class DispatchProgress(TimeProvider timeProvider)
{
    private readonly int[] _counts = new int[Enum.GetValues<DeliveryResult>().Length];
    private readonly Instant _startedAt = timeProvider.NowInSeconds();
    private readonly long _started = timeProvider.GetTimestamp();
    private long _recorded = timeProvider.GetTimestamp();

    /// <summary>Whether the run has tried at least one alert, with any result.</summary>
    public bool HasTried => _counts.Any(count => count > 0);

    /// <summary>Counts an alert.</summary>
    public void Count(DeliveryResult result) => Interlocked.Increment(ref _counts[(int)result]);

    /// <summary>Whether it is time to record the run while it is in progress. After each interval, it returns true to one caller only.</summary>
    public bool IsRecordDue(TimeSpan interval)
    {
        long last = Volatile.Read(ref _recorded);
        long now = timeProvider.GetTimestamp();
        return timeProvider.GetElapsedTime(last, now) >= interval && Interlocked.CompareExchange(ref _recorded, now, last) == last;
    }

    /// <summary>What the run has done so far.</summary>
    public DispatchRun ToRun() => new(
        _startedAt,
        (long)timeProvider.GetElapsedTime(_started).TotalMilliseconds,
        Volatile.Read(ref _counts[(int)DeliveryResult.Delivered]),
        Volatile.Read(ref _counts[(int)DeliveryResult.Retried]),
        Volatile.Read(ref _counts[(int)DeliveryResult.Failed]));
}
