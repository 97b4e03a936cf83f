using Events.Core.Access;
using Events.Core.Problems;
using Events.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace Events.Functions.Http;

/// <summary>
/// Runs every HTTP function, under either host: who may call, the function, the result it answers; and the one place
/// where a failure becomes a problem document.
/// </summary>
public sealed class RequestPipeline(
    ICallerAuthenticator authenticator,
    BrowserAccess browserAccess,
    PublicAddress publicAddress,
    Admission admission,
    EventsMeter meter,
    ILogger<RequestPipeline> logger)
{
    private static readonly Dictionary<string, HttpFunction> Functions = HttpFunction.All.ToDictionary(function => function.Name);

    /// <summary>Runs a function for a request, and writes the whole response.</summary>
    /// <param name="context">The request.</param>
    /// <param name="functionName">The function's name.</param>
    /// <param name="function">Runs the function, and gives back the result that it answers, not executed yet.</param>
    public async Task RunAsync(HttpContext context, string functionName, Func<Task<IResult>> function)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(function);
        try
        {
            HttpFunction called = Functions[functionName];
            using Place? place = admission.Ask();
            context.Features.Set(place);
            IResult result = browserAccess.Refuse(context)
                ?? (place is not null || called.IsProbe ? await AnswerAsync(context, called, function) : Busy());
            await result.ExecuteAsync(context);
            meter.Answered(context.Response.StatusCode);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            logger.ClientGone(functionName);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await FailAsync(context, functionName, exception);
            meter.Answered(context.Response.StatusCode);
        }
        catch
        {
            // The answer broke off. Its status has gone out and does not say so.
            meter.Answered(StatusCodes.Status500InternalServerError);
            throw;
        }
    }

    private async Task<IResult> AnswerAsync(HttpContext context, HttpFunction function, Func<Task<IResult>> run)
    {
        if (function.Verbs.Count > 0 && !function.Verbs.Contains(context.Request.Method))
        {
            // The host's routing takes "head" for HEAD. The server does not, and would wait for the body of the answer.
            return MethodNotAllowed.Answer(context, RouteTable.MethodsOf(function));
        }

        if (function.Scope is not { } scope)
        {
            return await run();
        }

        Caller? caller = await authenticator.AuthenticateAsync(context.Request.Headers.Authorization, context.RequestAborted);
        if (caller is null)
        {
            return new ProblemResult(ProblemKind.Unauthenticated, "Send a valid API token by Basic or Bearer authentication.");
        }

        if (!caller.Scopes.HasFlag(scope))
        {
            return new ProblemResult(ProblemKind.Forbidden, $"The token has not the scope {ScopeNames.Format(scope)}.");
        }

        if (function.AnswersJson && !Negotiation.AcceptsJson(context.Request))
        {
            return new ProblemResult(ProblemKind.NotAcceptable, "The Accept header rules out application/json.");
        }

        publicAddress.Check(context.Request);
        context.Features.Set(caller);
        IResult result = await run();
        if (scope != Scopes.Read)
        {
            logger.Written(function.Name, caller.TokenName, caller.Username, context.Request.Path);
        }

        return result;
    }

    private Task FailAsync(HttpContext context, string functionName, Exception exception)
    {
        context.Response.Clear();
        browserAccess.Allow(context);
        return ToProblem(functionName, exception, TraceIdentifier.Of(context)).ExecuteAsync(context);
    }

    private static ProblemResult Busy() => new(ProblemKind.Unavailable, "The service is busy.", retryAfter: TimeSpan.FromSeconds(1));

    private ProblemResult ToProblem(string functionName, Exception exception, string traceId)
    {
        switch (exception)
        {
            case ProblemException problem:
                if (problem.Kind is ProblemKind.Throttled or ProblemKind.Unavailable)
                {
                    logger.DatabaseAway(problem.InnerException, functionName, problem.Kind, traceId);
                }

                return new ProblemResult(problem.Kind, problem.Message, problem.Faults, problem.RetryAfter);
            case BusyException:
                return Busy();
            case OperationCanceledException:
                // Not the client, who is still there: the database client gave up waiting.
                logger.DatabaseAway(exception, functionName, ProblemKind.Unavailable, traceId);
                return new ProblemResult(ProblemKind.Unavailable, "The database does not answer.", retryAfter: TimeSpan.FromSeconds(1));
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new ProblemResult(ProblemKind.BodyTooLarge, "The body is over the server's limit.");
            case BadHttpRequestException:
                return new ProblemResult(ProblemKind.MalformedBody, "The request cannot be read.");
            default:
                logger.Failed(exception, functionName, traceId);
                return new ProblemResult(ProblemKind.Unexpected, "The error was logged; name the trace id when asking for help.");
        }
    }
}
