using Events.Core.Cosmos;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Says whether the service can do its work.</summary>
public sealed class GetReadiness(DatabaseProbe probe)
{
    /// <summary>200 when the database answers, else 503.</summary>
    [Function(nameof(GetReadiness))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await probe.CheckAsync(cancellationToken);
        return Results.Json(Health.Ok, HttpJson.Default.Health);
    }
}
