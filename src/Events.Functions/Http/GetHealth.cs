using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Says that the process answers.</summary>
public sealed class GetHealth
{
    /// <summary>200, always.</summary>
    [Function(nameof(GetHealth))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Results.Json(Health.Ok, HttpJson.Default.Health);
    }
}
