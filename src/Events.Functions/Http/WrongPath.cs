using Events.Core.Problems;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>
/// Answers what no other function takes. Its name sorts last, and the host tries functions in the order of their names.
/// </summary>
public sealed class WrongPath(BrowserAccess browserAccess)
{
    /// <summary>405 with <c>Allow</c> where the path is known with other methods, the answer to a preflight, else 404.</summary>
    [Function(nameof(WrongPath))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
        string? path)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<string> allowed = RouteTable.MethodsOf(path ?? string.Empty);
        if (allowed.Count == 0)
        {
            return new ProblemResult(ProblemKind.NotFound, "There is nothing at that path.");
        }

        IResult answer = MethodNotAllowed.Answer(request.HttpContext, allowed);
        if (HttpMethods.IsOptions(request.Method) && browserAccess.Allow(request.HttpContext))
        {
            IHeaderDictionary headers = request.HttpContext.Response.Headers;
            string asked = request.Headers.AccessControlRequestHeaders.ToString();
            headers.AccessControlAllowMethods = headers.Allow;
            if (asked.Length > 0 && !asked.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                // Others are no names of headers, and cannot stand in an answer.
                headers.AccessControlAllowHeaders = asked;
            }

            return Results.NoContent();
        }

        return answer;
    }
}
