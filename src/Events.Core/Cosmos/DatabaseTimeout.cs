using Events.Core.Input;

namespace Events.Core.Cosmos;

/// <summary>How long a request waits for the database, or for another request that waits for the database.</summary>
internal static class DatabaseTimeout
{
    // The client by itself tries region after region for minutes when it cannot reach an account.
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Waits for a lock. While the database does not answer, the requests that wait for the lock must not wait for all that are before them.</summary>
    /// <exception cref="ProblemException">The lock was not free in time.</exception>
    public static async Task EnterAsync(SemaphoreSlim gate, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (await gate.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return;
        }

        using CancellationTokenSource end = new(Length, timeProvider);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancellationToken);
        try
        {
            await gate.WaitAsync(either.Token);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(
                ProblemKind.Unavailable, "The database does not answer. Retry after the Retry-After delay.", retryAfter: DefaultRetryAfter, innerException: exception);
        }
    }
}
