using System.Globalization;
using Events.Core.Problems;

namespace Events.Functions.Http;

/// <summary>Answers a problem document.</summary>
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
            // What would have been taken (RFC 9110, section 12.5.3).
            httpContext.Response.Headers.AcceptEncoding = JsonRequestBody.AcceptedCoding;
        }

        httpContext.Response.StatusCode = problem.Status;
        return httpContext.Response.WriteAsJsonAsync(
            problem, HttpJson.Default.Problem, Problem.MediaType, httpContext.RequestAborted);
    }
}
