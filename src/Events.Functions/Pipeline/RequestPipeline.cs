using Events.Core.Access;
using Events.Core.Input;
using Events.Core.Telemetry;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Browsers;
using Events.Functions.Pipeline.Limits;
using Events.Functions.Pipeline.Problems;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Microsoft.Extensions.Logging;

namespace Events.Functions.Pipeline;

/// <summary>
/// Runs every HTTP function, in both hosts: checks the request and the caller, runs the function and writes the response. This is the only place
/// that turns exceptions into problem documents.
/// </summary>
internal sealed class RequestPipeline(
    ICallerAuthenticator authenticator,
    BrowserAccess browserAccess,
    PublicAddress publicAddress,
    Admission admission,
    EventsMeter meter,
    ILogger<RequestPipeline> logger)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly Dictionary<string, HttpFunction> Functions = HttpFunction.All.ToDictionary(function => function.Name);

    /// <summary>Runs a function for a request and writes the whole response.</summary>
    /// <param name="context">The request.</param>
    /// <param name="functionName">The name of the function.</param>
    /// <param name="function">Runs the function and returns its result, which is not executed yet.</param>
    public async Task RunAsync(HttpContext context, string functionName, Func<Task<IResult>> function)
    {
        try
        {
            HttpFunction declaration = Functions[functionName];
            using RequestLease? lease = admission.TryAcquire();
            context.Features.Set(lease);
            IResult result = browserAccess.Reject(context)
                ?? (lease is not null || declaration.IsProbe ? await InvokeAsync(context, declaration, function) : Overloaded());
            await result.ExecuteAsync(context);
            meter.Answered(context.Response.StatusCode);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            logger.ClientDisconnected(functionName);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await FailAsync(context, functionName, exception);
            meter.Answered(context.Response.StatusCode);
        }
        catch
        {
            // The response is incomplete. Its status was sent already and cannot change, so only the metric shows the failure.
            meter.Answered(StatusCodes.Status500InternalServerError);
            throw;
        }
    }

    private async Task<IResult> InvokeAsync(HttpContext context, HttpFunction function, Func<Task<IResult>> run)
    {
        if (function.Verbs.Count > 0 && !function.Verbs.Contains(context.Request.Method))
        {
            // The host routes "head" like HEAD. The server does not treat it as HEAD and would wait for a response body.
            return new MethodNotAllowedResult(RouteTable.MethodsOf(function));
        }

        if (function.Scope is not { } scope)
        {
            return await run();
        }

        Caller? caller = await authenticator.AuthenticateAsync(context.Request.Headers.Authorization, context.RequestAborted);
        if (caller is null)
        {
            return new ProblemResult(ProblemKind.Unauthenticated, "Authentication is required. Send a valid API token with Basic or Bearer authentication.");
        }

        if (!caller.Scopes.HasFlag(scope))
        {
            return new ProblemResult(ProblemKind.Forbidden, $"The token does not have the scope {ScopeNames.Format(scope)}. Use a token that has it.");
        }

        if (function.ProducesJson && !MediaTypes.AcceptsJson(context.Request))
        {
            return new ProblemResult(ProblemKind.NotAcceptable, "The response is available only as application/json. Send an Accept header that allows it.");
        }

        publicAddress.ValidateHost(context.Request);
        context.Features.Set(caller);
        IResult result = await run();
        if (scope != Scopes.Read)
        {
            logger.WriteCompleted(function.Name, caller.TokenName, caller.Username, context.Request.Path);
        }

        return result;
    }

    private Task FailAsync(HttpContext context, string functionName, Exception exception)
    {
        context.Response.Clear();
        browserAccess.TryAllow(context);
        return ToProblem(functionName, exception, TraceIdentifier.Of(context)).ExecuteAsync(context);
    }

    private static ProblemResult Overloaded() => new(ProblemKind.Unavailable, new OverloadException().Message, retryAfter: RetryAfter);

    private ProblemResult ToProblem(string functionName, Exception exception, string traceId)
    {
        switch (exception)
        {
            case ProblemException problem:
                if (problem.Kind is ProblemKind.Throttled or ProblemKind.Unavailable)
                {
                    logger.DatabaseUnavailable(problem.InnerException, functionName, problem.Kind, traceId);
                }

                return new ProblemResult(problem.Kind, problem.Message, problem.Faults, problem.RetryAfter);
            case OverloadException:
                return Overloaded();
            case OperationCanceledException:
                // The client is still connected, so the database client timed out.
                logger.DatabaseUnavailable(exception, functionName, ProblemKind.Unavailable, traceId);
                return new ProblemResult(ProblemKind.Unavailable, "The database did not respond in time; retry after the Retry-After delay.", retryAfter: RetryAfter);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new ProblemResult(ProblemKind.BodyTooLarge, "The body is larger than the limit of the server. Send a smaller body.");
            case BadHttpRequestException:
                return new ProblemResult(ProblemKind.MalformedBody, "The request is not valid HTTP. Check its headers and its transfer coding.");
            default:
                logger.Failed(exception, functionName, traceId);
                return new ProblemResult(ProblemKind.Unexpected, "An unexpected error occurred. Give the trace_id to the operator of the service.");
        }
    }
}
