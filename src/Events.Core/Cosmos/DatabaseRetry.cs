using Events.Core.Input;
using Polly;
using Polly.Retry;

namespace Events.Core.Cosmos;

/// <summary>
/// Repeats background work that the database was too busy or away for: nobody waits for it, so it can be patient. What
/// it repeats must hold when it was done already and only its answer was lost.
/// </summary>
public sealed class DatabaseRetry(TimeProvider timeProvider, Random random)
{
    private readonly ResiliencePipeline _pipeline = new ResiliencePipelineBuilder { TimeProvider = timeProvider }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<ProblemException>(problem => problem.Kind is ProblemKind.Throttled or ProblemKind.Unavailable),
            MaxRetryAttempts = 6,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Randomizer = random.NextDouble,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = TimeSpan.FromSeconds(5),
            DelayGenerator = static outcome => new ValueTask<TimeSpan?>(
                outcome.Outcome.Exception is ProblemException { Kind: ProblemKind.Throttled } throttled ? throttled.RetryAfter : null),
        })
        .Build();

    /// <summary>Runs the work, and again when the database throttles or is away, at most six times.</summary>
    /// <exception cref="ProblemException">The database did not come back.</exception>
    public async Task<TResult> RunAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async stop => await work(stop), cancellationToken);

    /// <summary>The same for work that answers nothing.</summary>
    public Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) => RunAsync(
        async stop =>
        {
            await work(stop);
            return true;
        },
        cancellationToken);
}
