namespace Events.Simulator.Scheduling;

/// <summary>The clock of one process: virtual time, with an offset as clocks of two machines have. Its timers are events of the simulation.</summary>
/// <param name="scheduler">The scheduler of the run.</param>
/// <param name="offset">How far the clock is ahead; negative when it is behind.</param>
internal sealed class SimulatedClock(VirtualScheduler scheduler, TimeSpan offset) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whether timers still call back. False when the process has died.</summary>
    public bool IsStopped { get; set; }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Start.AddTicks(scheduler.Ticks + offset.Ticks);

    /// <inheritdoc/>
    public override long GetTimestamp() => scheduler.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly SimulatedClock _clock = clock;
        private int _version;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int version = ++_version;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Schedule(version, dueTime, period);
            }

            return true;
        }

        public void Dispose() => _version++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Schedule(int version, TimeSpan dueTime, TimeSpan period) => _clock.Scheduler.Schedule(dueTime, () =>
        {
            if (version != _version || _clock.IsStopped)
            {
                return;
            }

            if (period != Timeout.InfiniteTimeSpan && period > TimeSpan.Zero)
            {
                Schedule(version, period, period);
            }

            callback(state);
        });
    }

    private VirtualScheduler Scheduler => scheduler;
}
