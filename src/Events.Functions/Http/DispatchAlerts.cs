using Events.Core.Access;
using Events.Core.Alerts;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Delivers what is due now, beside the timer.</summary>
public sealed class DispatchAlerts(AlertDispatch dispatch)
{
    /// <summary>200 with what the run did.</summary>
    [Function(nameof(DispatchAlerts))]
    [Requires(Scopes.Operate)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/alerts/dispatch")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        return Results.Json(await dispatch.RunAsync(cancellationToken), HttpJson.Default.DispatchResult);
    }
}
