using Events.Core.Input;
using Polly;
using Polly.Retry;

namespace Events.Core.Cosmos;

/// <summary>
/// Repeats background work while the database throttles or is unavailable. No client waits for this work, so it can retry for longer than a request.
/// The work must be safe to repeat: it may already be done when its response was lost.
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

    /// <summary>Runs the work, and repeats it up to six times while the database throttles or is unavailable.</summary>
    /// <exception cref="ProblemException">The last try failed too, or the work failed for another reason.</exception>
    public Task<TResult> RunAsync<TResult>(Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken) =>
        _pipeline.RunAsync(work, cancellationToken);

    /// <summary>The same for work without a result.</summary>
    public Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) => RunAsync(
        async stop =>
        {
            await work(stop);
            return true;
        },
        cancellationToken);
}
