using Microsoft.Extensions.Time.Testing;

namespace Events.Testing.Services;

/// <summary>A clock that a test sets. A wait before a retry is over at once.</summary>
internal sealed class InstantRetryClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    // How long the service waits for a call of the database.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWaitBetweenTries = TimeSpan.FromSeconds(10);
    private int _ended;

    /// <summary>How often a call of the database has timed out.</summary>
    public int TimeoutsElapsed => Volatile.Read(ref _ended);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return dueTime == Patience
            ? base.CreateTimer(End, state, dueTime, period)
            : base.CreateTimer(callback, state, dueTime > TimeSpan.Zero && dueTime < LongestWaitBetweenTries ? TimeSpan.Zero : dueTime, period);

        void End(object? given)
        {
            Interlocked.Increment(ref _ended);
            callback(given);
        }
    }
}
