using Microsoft.Extensions.Time.Testing;

namespace Events.EndToEnd.Tests.Reliability.Faults;

/// <summary>A clock that a test sets, on which the waits between two tries are over at once.</summary>
internal sealed class EagerClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    // Of the service with any call of the database.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestWaitBetweenTries = TimeSpan.FromSeconds(10);
    private int _ended;

    /// <summary>How often the service's patience with a call has ended.</summary>
    public int PatienceEnded => Volatile.Read(ref _ended);

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
