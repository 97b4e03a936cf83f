using Events.Functions.Pipeline;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Events.Functions.Worker;

/// <summary>Runs every HTTP function in the pipeline, as the local host does. Timer functions do not use the pipeline.</summary>
/// <param name="pipeline">Checks the request and writes the response.</param>
internal sealed class RequestMiddleware(RequestPipeline pipeline) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        await pipeline.RunAsync(http, context.FunctionDefinition.Name, () => RunAsync(context, next));

        // The pipeline wrote the response already. Otherwise the worker would execute the result again after this middleware, where an exception
        // becomes a 500 without a body. Without any result, the worker would log a warning.
        context.GetInvocationResult().Value = Results.Empty;
    }

    private static async Task<IResult> RunAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);

        return context.GetInvocationResult().Value as IResult
            ?? throw new InvalidOperationException($"{context.FunctionDefinition.Name} did not return an IResult.");
    }
}
