using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Health;

/// <summary>Reports that the process responds.</summary>
public sealed class GetHealth
{
    /// <summary>Always returns 200.</summary>
    [Function(nameof(GetHealth))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request)
    {
        return Results.Json(HealthResponse.Ok);
    }
}
