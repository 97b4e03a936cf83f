namespace Events.Simulator.Scheduling;

/// <summary>
/// Runs everything on one thread, in virtual time. What waits for the database, a timer or a receiver is an event of a queue; the queue is ordered by
/// time, and a seed decides each time. So the same seed gives the same order of everything.
/// </summary>
internal sealed class VirtualScheduler : TaskScheduler
{
    private readonly PriorityQueue<Action, (long Time, long Sequence)> _events = new();
    private readonly Queue<Task> _ready = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _sequence;
    private SimulationException? _failure;

    /// <summary>The virtual time since the start of the run, in ticks of 100 ns.</summary>
    public long Ticks { get; private set; }

    /// <summary>How many events were run.</summary>
    public long Steps { get; private set; }

    /// <summary>Runs an action after a time. Actions of the same time run in the order in which they were scheduled.</summary>
    public void Schedule(TimeSpan delay, Action action)
    {
        CheckThread();
        _events.Enqueue(action, (Ticks + Math.Max(0, delay.Ticks), _sequence++));
    }

    /// <summary>Starts work that this scheduler runs.</summary>
    public Task Start(Func<Task> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Waits in virtual time.</summary>
    public Task Delay(TimeSpan delay)
    {
        TaskCompletionSource done = new();
        Schedule(delay, done.SetResult);
        return done.Task;
    }

    /// <summary>Runs until a condition holds.</summary>
    /// <param name="isDone">The condition.</param>
    /// <param name="mostSteps">The most events that this may take.</param>
    /// <exception cref="SimulationException">Nothing is left that could bring it about, or it takes too many events.</exception>
    public void RunUntil(Func<bool> isDone, long mostSteps)
    {
        long last = Steps + mostSteps;
        while (true)
        {
            while (_ready.TryDequeue(out Task? task))
            {
                TryExecuteTask(task);
            }

            if (_failure is not null)
            {
                throw _failure;
            }

            if (isDone())
            {
                return;
            }

            if (!_events.TryDequeue(out Action? next, out (long Time, long Sequence) at))
            {
                throw new SimulationException("Something waits, and no event is left that could end the wait: it waits outside of the simulation.");
            }

            if (Steps++ == last)
            {
                throw new SimulationException($"More than {mostSteps} events: something repeats without an end.");
            }

            Ticks = Math.Max(Ticks, at.Time);
            next();
        }
    }

    /// <summary>Ends the run with a failure, also where the service would catch the exception.</summary>
    /// <returns>The exception for the caller to throw.</returns>
    public SimulationException Fail(string message) => _failure ??= new SimulationException(message);

    /// <summary>Checks that the caller runs on the thread of the simulation.</summary>
    /// <exception cref="SimulationException">It runs on another thread.</exception>
    public void CheckThread()
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw Fail("Work escaped to another thread.");
        }
    }

    /// <inheritdoc/>
    protected override IEnumerable<Task> GetScheduledTasks() => [.. _ready];

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        CheckThread();
        _ready.Enqueue(task);
    }

    /// <inheritdoc/>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Environment.CurrentManagedThreadId == _thread && TryExecuteTask(task);
}
