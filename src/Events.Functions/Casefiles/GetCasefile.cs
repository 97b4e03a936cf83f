using Events.Core.Access;
using Events.Core.Casefiles;
using Events.Core.Input;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Casefiles;

/// <summary>Returns a casefile.</summary>
public sealed class GetCasefile(CasefileStore casefiles)
{
    /// <summary>Returns 200 with the casefile that the case system sent, and 404 when it sent none.</summary>
    [Function(nameof(GetCasefile))]
    [RequiresScope(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/casefiles/{casefile_id:long}")] HttpRequest request,
        string casefile_id,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        Casefile casefile = await casefiles.FindAsync(RouteId.Parse(casefile_id, "casefile"), cancellationToken)
            ?? throw new ProblemException(ProblemKind.NotFound, "The casefile does not exist.");
        return Results.Json(new CasefileResponse(casefile));
    }
}
