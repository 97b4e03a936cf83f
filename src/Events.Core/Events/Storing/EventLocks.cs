using Events.Core.Cosmos;
using Nito.AsyncEx;

namespace Events.Core.Events.Storing;

/// <summary>
/// Allows only one request of this process at a time to change an event. The condition of each write prevents lost updates; the lock saves the reads and
/// writes of requests that would fail that condition.
/// </summary>
public sealed class EventLocks(TimeProvider timeProvider)
{
    private const int Count = 256;
    private readonly AsyncLock[] _locks = [.. Enumerable.Range(0, Count).Select(_ => new AsyncLock())];

    /// <summary>Waits for the lock of an event. The caller releases it by disposing of the result.</summary>
    internal Task<IDisposable> EnterAsync(long eventId, CancellationToken cancellationToken) =>
        DatabaseTimeout.EnterAsync(_locks[eventId % Count], timeProvider, cancellationToken);
}
