namespace LocalCosmos;

/// <summary>Where requests wait until a test lets them go on.</summary>
public sealed class FaultGate
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrivals;
    private int _held;

    /// <summary>Completes when the first request is waiting.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>How many requests have come here.</summary>
    public int Arrivals => Volatile.Read(ref _arrivals);

    /// <summary>How many requests wait, or were let go on and are not done yet.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Lets all go on, those that come later too.</summary>
    public void Open() => _opened.TrySetResult();

    internal async Task<T> HoldAsync<T>(Func<T> act, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _held);
        Interlocked.Increment(ref _arrivals);
        _arrived.TrySetResult();
        try
        {
            await _opened.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            return act();
        }
        finally
        {
            Interlocked.Decrement(ref _held);
        }
    }
}
