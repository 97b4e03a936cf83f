using Events.Core.Access;
using Events.Core.Casefiles;
using Events.Core.Problems;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Answers what is known of a case.</summary>
public sealed class GetCasefile(CasefileStore casefiles)
{
    /// <summary>200 with what the case system told; 404 when it told nothing.</summary>
    [Function(nameof(GetCasefile))]
    [Requires(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/casefiles/{casefile_id:long}")] HttpRequest request,
        string casefile_id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        Casefile casefile = await casefiles.FindAsync(RouteId.Parse(casefile_id, "casefile"), cancellationToken)
            ?? throw new ProblemException(ProblemKind.NotFound, "There is no casefile of that id.");
        return Results.Json(new CasefileAnswer(casefile), HttpJson.Default.CasefileAnswer);
    }
}
