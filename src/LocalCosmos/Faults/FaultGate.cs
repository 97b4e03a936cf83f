namespace LocalCosmos;

/// <summary>Where requests wait until a test lets them go on.</summary>
public sealed class FaultGate
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the first request is waiting.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Lets all go on, those that come later too.</summary>
    public void Open() => _opened.TrySetResult();

    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        _arrived.TrySetResult();
        return _opened.Task.WaitAsync(cancellationToken);
    }
}
