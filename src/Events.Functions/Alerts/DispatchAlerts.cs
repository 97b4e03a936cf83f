using Events.Core.Access;
using Events.Core.Alerts;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Alerts;

/// <summary>Delivers the due alerts on request, in addition to the timer.</summary>
public sealed class DispatchAlerts(AlertDispatch dispatch)
{
    /// <summary>Returns 200 with the result of the run.</summary>
    [Function(nameof(DispatchAlerts))]
    [RequiresScope(Scopes.Operate)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/alerts/dispatch")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        return Results.Json(await dispatch.RunAsync(cancellationToken));
    }
}
