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

        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.Allow = string.Join(", ", allowed);
        if (HttpMethods.IsOptions(request.Method) && browserAccess.Allow(request.HttpContext))
        {
            headers.AccessControlAllowMethods = headers.Allow;
            headers.AccessControlAllowHeaders = request.Headers.AccessControlRequestHeaders;
            return Results.NoContent();
        }

        return new ProblemResult(ProblemKind.MethodNotAllowed, $"The path takes {headers.Allow}.");
    }
}
