using Events.Core.Access;
using Events.Core.Casefiles;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Takes what the case system tells of a case.</summary>
public sealed class PutCasefile(CasefileStore casefiles)
{
    /// <summary>200 with what was told.</summary>
    [Function(nameof(PutCasefile))]
    [Requires(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "v1/casefiles/{casefile_id:long}")] HttpRequest request,
        string casefile_id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        long id = RouteId.Parse(casefile_id, "casefile");
        Casefile casefile = CasefileBody.Read(await JsonRequestBody.ReadAsync(request, cancellationToken));
        await casefiles.PutAsync(id, casefile, cancellationToken);
        return Results.Json(new CasefileAnswer(casefile), HttpJson.Default.CasefileAnswer);
    }
}
