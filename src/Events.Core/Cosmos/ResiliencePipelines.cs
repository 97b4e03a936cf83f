using Polly;

namespace Events.Core.Cosmos;

/// <summary>Runs resilience pipelines on the scheduler of the caller, as every other wait of the service does.</summary>
internal static class ResiliencePipelines
{
    /// <summary>Runs the work in a pipeline for its type of result.</summary>
    public static async Task<TResult> RunAsync<TResult>(
        this ResiliencePipeline<TResult> pipeline, Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, cancellationToken);
        try
        {
            return await pipeline.ExecuteAsync(static async (context, work) => await work(context.CancellationToken), context, work);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Runs the work in a pipeline for any result.</summary>
    public static async Task<TResult> RunAsync<TResult>(
        this ResiliencePipeline pipeline, Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: true, cancellationToken);
        try
        {
            return await pipeline.ExecuteAsync(static async (context, work) => await work(context.CancellationToken), context, work);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
