using Polly;
using Polly.Retry;

namespace Events.Core.Cosmos;

/// <summary>
/// Repeats a write that another writer came in the way of: ten tries at most. The second goes at once, as most collisions are of two; the others wait
/// longer and longer, with jitter, about two seconds in all.
/// </summary>
public sealed class ContentionRetry(TimeProvider timeProvider, Random random)
{
    private const int MostTries = 10;

    private readonly ResiliencePipeline<bool> _pipeline = new ResiliencePipelineBuilder<bool> { TimeProvider = timeProvider }
        .AddRetry(new RetryStrategyOptions<bool>
        {
            ShouldHandle = new PredicateBuilder<bool>().HandleResult(false),
            MaxRetryAttempts = MostTries - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = random.NextDouble,
            Delay = TimeSpan.FromMilliseconds(10),
            MaxDelay = TimeSpan.FromSeconds(1),
            DelayGenerator = static tried => new ValueTask<TimeSpan?>(tried.AttemptNumber == 0 ? TimeSpan.Zero : null),
        })
        .Build();

    /// <summary>Tries until a try says that it is done.</summary>
    /// <param name="attempt">One try: true when it is done, false when another writer was first and a new try may succeed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether one was done; false when all tries are used up.</returns>
    public async Task<bool> TryRunAsync(Func<CancellationToken, Task<bool>> attempt, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async stop => await attempt(stop), cancellationToken);
}
