using Microsoft.Extensions.Time.Testing;

namespace Events.Testing.Services;

/// <summary>A clock that a test sets. A wait before a retry ends at once.</summary>
internal sealed class InstantRetryClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    // The timeout of the service for a call of the database.
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWaitBetweenTries = TimeSpan.FromSeconds(10);
    private int _timeouts;

    /// <summary>How many calls of the database have timed out.</summary>
    public int TimeoutsElapsed => Volatile.Read(ref _timeouts);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return dueTime == CallTimeout
            ? base.CreateTimer(CountTimeout, state, dueTime, period)
            : base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < LongestWaitBetweenTries ? TimeSpan.Zero : dueTime, period);

        void CountTimeout(object? given)
        {
            Interlocked.Increment(ref _timeouts);
            callback(given);
        }
    }
}
