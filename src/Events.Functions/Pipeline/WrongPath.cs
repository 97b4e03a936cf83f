using Events.Core.Input;
using Events.Functions.Pipeline.Browsers;
using Events.Functions.Pipeline.Problems;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Pipeline;

/// <summary>
/// Handles requests that match no other function. The host tries functions in the order of their names, and this name sorts last.
/// </summary>
public sealed class WrongPath(BrowserAccess browserAccess)
{
    /// <summary>Returns 204 for a preflight from an allowed origin, 405 when the path exists with other methods, and 404 otherwise.</summary>
    [Function(nameof(WrongPath))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
        string? path)
    {
        IReadOnlyList<string> allowed = RouteTable.MethodsOf(path ?? string.Empty);
        return browserAccess.HandlePreflight(request.HttpContext, allowed)
            ?? (allowed.Count > 0
                ? new MethodNotAllowedResult(allowed)
                : new ProblemResult(ProblemKind.NotFound, "The path does not exist."));
    }
}
