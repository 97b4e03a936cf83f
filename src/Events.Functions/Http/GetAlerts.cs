using Events.Core.Access;
using Events.Core.Alerts;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Answers how alerts stand.</summary>
public sealed class GetAlerts(AlertCounts counts)
{
    /// <summary>200 with the counts and the last run.</summary>
    [Function(nameof(GetAlerts))]
    [Requires(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/alerts")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        AlertSummary summary = await counts.SummarizeAsync(cancellationToken);
        return Results.Json(AlertsAnswer.Of(summary), HttpJson.Default.AlertsAnswer);
    }
}
