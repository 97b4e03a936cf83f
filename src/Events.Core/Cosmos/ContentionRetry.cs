using Polly;
using Polly.Retry;

namespace Events.Core.Cosmos;

/// <summary>
/// Repeats a write when another writer was first, up to 25 tries. The second try follows immediately, because most collisions are between two writers.
/// The waits before the other tries become longer, with jitter, and last about two seconds in total.
/// </summary>
public sealed class ContentionRetry(TimeProvider timeProvider, Random random)
{
    private const int MostTries = 25;

    private readonly ResiliencePipeline<bool> _pipeline = new ResiliencePipelineBuilder<bool> { TimeProvider = timeProvider }
        .AddRetry(new RetryStrategyOptions<bool>
        {
            ShouldHandle = new PredicateBuilder<bool>().HandleResult(false),

            // The first try is before the pipeline, and the second one is not a retry of the pipeline.
            MaxRetryAttempts = MostTries - 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = random.NextDouble,
            Delay = TimeSpan.FromMilliseconds(20),
            MaxDelay = TimeSpan.FromMilliseconds(100),
        })
        .Build();

    /// <summary>Tries until a try succeeds.</summary>
    /// <param name="attempt">One try. Returns false when another writer was first, so that a new try may succeed.</param>
    /// <param name="cancellationToken">Cancels the tries.</param>
    /// <returns>Whether a try succeeded; false when all tries are used up.</returns>
    public async Task<bool> TryRunAsync(Func<CancellationToken, Task<bool>> attempt, CancellationToken cancellationToken) =>

        // The first try needs no pipeline, and most calls end with it.
        await attempt(cancellationToken) || await _pipeline.RunAsync(attempt, cancellationToken);
}
