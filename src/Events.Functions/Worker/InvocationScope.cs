using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Events.Functions.Worker;

/// <summary>
/// Adds the invocation id to every log line of a function. The host shows only lines that have it. With OpenTelemetry on, the worker adds it under
/// another key than the one that it reads when it sends the lines to the host.
/// </summary>
/// <param name="logger">Opens the scope, which all loggers share.</param>
internal sealed class InvocationScope(ILogger<InvocationScope> logger) : IFunctionsWorkerMiddleware
{
    private const string InvocationId = "AzureFunctions_InvocationId";

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        using IDisposable? scope = logger.BeginScope(new KeyValuePair<string, object>[] { new(InvocationId, context.InvocationId) });
        await next(context);
    }
}
