using Events.Core.Problems;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>
/// Answers what no other function takes. Its name sorts last, and the host tries functions in the order of their names.
/// </summary>
public sealed class WrongPath(BrowserAccess browserAccess)
{
    /// <summary>204 to a preflight of a page that may call; 405 with <c>Allow</c> where the path is known with other methods; else 404.</summary>
    [Function(nameof(WrongPath))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*path}")] HttpRequest request,
        string? path)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReadOnlyList<string> allowed = RouteTable.MethodsOf(path ?? string.Empty);
        return browserAccess.AnswerPreflight(request.HttpContext, allowed)
            ?? (allowed.Count > 0
                ? MethodNotAllowed.Answer(request.HttpContext, allowed)
                : new ProblemResult(ProblemKind.NotFound, "There is nothing at that path."));
    }
}
