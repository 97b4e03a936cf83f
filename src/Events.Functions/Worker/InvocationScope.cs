using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Events.Functions.Worker;

/// <summary>
/// Names the invocation on every line that a function logs. The host shows only lines that name theirs, and with
/// OpenTelemetry on the worker names it under another key than the one that it looks for when it passes them to the host.
/// </summary>
/// <param name="logger">Whose scope it is; scopes are shared by all loggers.</param>
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
