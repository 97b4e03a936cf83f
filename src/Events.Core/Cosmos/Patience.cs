using Events.Core.Problems;

namespace Events.Core.Cosmos;

/// <summary>How long a request waits for the database, or for another request that waits for it.</summary>
internal static class Patience
{
    // The client itself goes on for minutes when an account cannot be reached, region by region.
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    public static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>Waits for its turn at what only one request at a time may do: else those that stand in line while the database hangs would wait for all before them.</summary>
    /// <exception cref="ProblemException">The turn did not come.</exception>
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
                ProblemKind.Unavailable, "The database does not answer.", retryAfter: DefaultRetryAfter, innerException: exception);
        }
    }
}
