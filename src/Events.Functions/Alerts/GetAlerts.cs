using Events.Core.Access;
using Events.Core.Alerts;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Alerts;

/// <summary>Returns a summary of the alerts.</summary>
public sealed class GetAlerts(AlertCounts counts)
{
    /// <summary>Returns 200 with the counts and the last dispatch run.</summary>
    [Function(nameof(GetAlerts))]
    [RequiresScope(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/alerts")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        AlertSummary summary = await counts.SummarizeAsync(cancellationToken);
        return Results.Json(summary);
    }
}
