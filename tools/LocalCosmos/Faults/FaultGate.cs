namespace LocalCosmos.Faults;

/// <summary>Holds requests until a test opens it.</summary>
public sealed class FaultGate
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _arrivals;
    private int _held;

    /// <summary>Completes when the first request waits.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>The number of requests that have arrived.</summary>
    public int Arrivals => Volatile.Read(ref _arrivals);

    /// <summary>The number of requests that wait, or that have passed the gate and are not complete.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Lets all requests continue, later ones too.</summary>
    public void Open() => _opened.TrySetResult();

    internal async Task<T> HoldAsync<T>(Func<T> operation, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _held);
        Interlocked.Increment(ref _arrivals);
        _arrived.TrySetResult();
        try
        {
            await _opened.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            return operation();
        }
        finally
        {
            Interlocked.Decrement(ref _held);
        }
    }
}
