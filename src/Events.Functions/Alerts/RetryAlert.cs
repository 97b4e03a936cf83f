using Events.Core.Access;
using Events.Core.Alerts;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Alerts;

/// <summary>Retries a failed alert.</summary>
public sealed class RetryAlert(FailedAlerts alerts)
{
    /// <summary>Returns 202 when the alert is due again, 409 when it has not failed, and 404 when the event does not exist.</summary>
    [Function(nameof(RetryAlert))]
    [Produces(ProducesAttribute.NoContent)]
    [RequiresScope(Scopes.Operate)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/events/{event_id:long}/alert/retry")] HttpRequest request,
        string event_id,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        await alerts.RetryAsync(RouteId.Parse(event_id, "event"), cancellationToken);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }
}
