using Polly;
using Polly.Retry;

namespace Events.Core.Cosmos;

/// <summary>
/// Repeats a write when another writer was first: 25 tries at most. The second try goes at once, as most collisions are of two writers. The others
/// wait longer and longer, with jitter, about two seconds in all.
/// </summary>
public sealed class ContentionRetry(TimeProvider timeProvider, Random random)
{
    private const int MostTries = 25;

    private readonly ResiliencePipeline<bool> _pipeline = new ResiliencePipelineBuilder<bool> { TimeProvider = timeProvider }
        .AddRetry(new RetryStrategyOptions<bool>
        {
            ShouldHandle = new PredicateBuilder<bool>().HandleResult(false),

            // Without the first try and the one that the pipeline begins with.
            MaxRetryAttempts = MostTries - 2,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = random.NextDouble,
            Delay = TimeSpan.FromMilliseconds(20),
            MaxDelay = TimeSpan.FromMilliseconds(100),
        })
        .Build();

    /// <summary>Tries until a try is done.</summary>
    /// <param name="attempt">One try: true when it is done, false when another writer was first and a new try may succeed.</param>
    /// <param name="cancellationToken">Cancels the tries.</param>
    /// <returns>Whether a try was done; false when all tries are used up.</returns>
    public async Task<bool> TryRunAsync(Func<CancellationToken, Task<bool>> attempt, CancellationToken cancellationToken) =>

        // The first try needs no pipeline, and most calls end with it.
        await attempt(cancellationToken) || await _pipeline.ExecuteAsync(async stop => await attempt(stop), cancellationToken);
}
