using Events.Core.Alerts;
using Events.Core.Cosmos;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Says whether the service can do its work.</summary>
public sealed class GetReadiness(DatabaseProbe probe, DispatchFreshness dispatch)
{
    /// <summary>200 when the database answers and the dispatch of alerts runs, else 503.</summary>
    [Function(nameof(GetReadiness))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await probe.CheckAsync(cancellationToken);
        await dispatch.CheckAsync(cancellationToken);
        return Results.Json(Health.Ok, HttpJson.Default.Health);
    }
}
