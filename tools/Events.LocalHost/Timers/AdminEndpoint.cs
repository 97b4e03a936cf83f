using Events.Functions.Pipeline.Routing;

namespace Events.LocalHost.Timers;

/// <summary><c>POST /admin/functions/{name}</c>: runs a timer function now, as Core Tools does. Unlike Core Tools, it answers when the run is complete.</summary>
internal static class AdminEndpoint
{
    /// <summary>Adds the endpoint. It answers 202 after a successful run, 404 for an unknown function, and 500 if the function throws.</summary>
    public static void MapAdmin(this IEndpointRouteBuilder routes) => routes.MapPost("admin/functions/{name}", RunAsync);

    private static async Task<IResult> RunAsync(string name, TimerRuns runs, ILogger<TimerRuns> logger, CancellationToken cancellationToken)
    {
        TimerFunction? function = TimerFunction.All.FirstOrDefault(candidate => candidate.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (function is null)
        {
            return Results.NotFound();
        }

        try
        {
            await runs.RunAsync(function, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.TimerFailed(exception, function.Name);
            return Results.StatusCode(StatusCodes.Status500InternalServerError);
        }

        return Results.Accepted();
    }
}
