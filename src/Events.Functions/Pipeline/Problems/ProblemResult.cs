using System.Globalization;
using Events.Core.Input;
using Events.Functions.Pipeline.Requests;

namespace Events.Functions.Pipeline.Problems;

/// <summary>Returns a problem document.</summary>
internal sealed class ProblemResult(
    ProblemKind kind,
    string detail,
    IReadOnlyList<Fault>? faults = null,
    TimeSpan? retryAfter = null) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        Problem problem = Problem.Of(kind, detail, faults ?? [], httpContext);
        if (retryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter =
                Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        if (kind == ProblemKind.Unauthenticated)
        {
            httpContext.Response.Headers.WWWAuthenticate = new(["Basic realm=\"events\", charset=\"UTF-8\"", "Bearer realm=\"events\""]);
        }

        if (kind == ProblemKind.UnsupportedContentCoding)
        {
            // The header names the content codings that the client may use instead (RFC 9110, section 12.5.3).
            httpContext.Response.Headers.AcceptEncoding = JsonRequestBody.AcceptedCoding;
        }

        httpContext.Response.StatusCode = problem.Status;
        return httpContext.Response.WriteAsJsonAsync(problem, options: null, Problem.MediaType, httpContext.RequestAborted);
    }
}
