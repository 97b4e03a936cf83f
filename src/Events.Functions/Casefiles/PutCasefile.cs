using Events.Core.Access;
using Events.Core.Casefiles;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Casefiles;

/// <summary>Creates or replaces a casefile.</summary>
public sealed class PutCasefile(CasefileStore casefiles)
{
    /// <summary>Returns 200 with the casefile.</summary>
    [Function(nameof(PutCasefile))]
    [RequiresScope(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/casefiles/{casefile_id:long}")] HttpRequest request,
        string casefile_id,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        long id = RouteId.Parse(casefile_id, "casefile");
        Casefile casefile = CasefileBody.Read(await JsonRequestBody.ReadAsync(request, cancellationToken));
        await casefiles.PutAsync(id, casefile, cancellationToken);
        return Results.Json(new CasefileResponse(casefile));
    }
}
