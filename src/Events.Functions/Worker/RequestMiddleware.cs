using Events.Functions.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Events.Functions.Worker;

/// <summary>Runs every HTTP function inside the pipeline that the local host runs it in too; a timer's passes.</summary>
/// <param name="pipeline">Authentication, the answer, and problems.</param>
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

        // The pipeline has written the answer. The worker would execute the function's result again, after this
        // middleware, where a throw is a bare 500, and it would log a warning were there none.
        context.GetInvocationResult().Value = Results.Empty;
    }

    private static async Task<IResult> RunAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);

        return context.GetInvocationResult().Value as IResult
            ?? throw new InvalidOperationException($"{context.FunctionDefinition.Name} answered no IResult.");
    }
}
