using Events.Functions.Pipeline.Routing;


namespace Events.LocalHost.Timers;

/// <summary><c>POST /admin/functions/{name}</c>: runs a timer function now, as Core Tools does, but waits for its end.</summary>
internal static class AdminEndpoint
{
    /// <summary>Adds the endpoint: 202 when the run is over, 404 for no such function, 500 when it threw.</summary>
    public static void MapAdmin(this IEndpointRouteBuilder routes) => routes.MapPost("admin/functions/{name}", RunAsync);

    private static async Task<IResult> RunAsync(string name, TimerRuns runs, ILogger<TimerRuns> logger, CancellationToken cancellationToken)
    {
        TimerFunction? function = TimerFunction.All.FirstOrDefault(each => each.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
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
