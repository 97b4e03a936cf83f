using Events.Core.Alerts;
using Events.Core.Cosmos;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Health;

/// <summary>Reports whether the service is ready.</summary>
public sealed class GetReadiness(DatabaseProbe probe, DispatchHealth dispatch)
{
    /// <summary>Returns 200 when the database responds and the dispatch of alerts runs, and 503 otherwise.</summary>
    [Function(nameof(GetReadiness))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        await probe.CheckAsync(cancellationToken);
        await dispatch.CheckAsync(cancellationToken);
        return Results.Json(HealthResponse.Ok);
    }
}
