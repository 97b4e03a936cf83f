using Events.Core.Input;
using Nito.AsyncEx;

namespace Events.Core.Cosmos;

/// <summary>How long a request waits for the database, or for another request that waits for the database.</summary>
internal static class DatabaseTimeout
{
    // Without a limit, a client that cannot reach its account tries one region after the other for minutes.
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Waits for a lock, at most <see cref="Length"/>. Otherwise, while the database does not respond, a request would wait for the timeouts of all requests before it.</summary>
    /// <returns>The lock. The caller disposes of it to release it.</returns>
    /// <exception cref="ProblemException">The lock was not free in time.</exception>
    public static async Task<IDisposable> EnterAsync(AsyncLock gate, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        using CancellationTokenSource end = new(Length, timeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            return await gate.LockAsync(either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(
                ProblemKind.Unavailable, "The database does not answer. Retry after the Retry-After delay.", retryAfter: DefaultRetryAfter, innerException: exception);
        }
    }
}
