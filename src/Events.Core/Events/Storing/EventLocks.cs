using Events.Core.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>
/// Allows only one request of this process at a time to change an event. The condition of each write prevents lost updates; the lock saves the reads and
/// writes of requests that would fail that condition.
/// </summary>
public sealed class EventLocks(TimeProvider timeProvider) : IDisposable
{
    private const int Count = 256;
    private readonly SemaphoreSlim[] _locks = [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1, 1))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SemaphoreSlim each in _locks)
        {
            each.Dispose();
        }
    }

    /// <summary>Waits for the lock of an event. The caller releases it by disposing of the result.</summary>
    internal async Task<Held> EnterAsync(long eventId, CancellationToken cancellationToken)
    {
        SemaphoreSlim semaphore = _locks[eventId % Count];
        await DatabaseTimeout.EnterAsync(semaphore, timeProvider, cancellationToken);
        return new Held(semaphore);
    }

    internal readonly struct Held(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
