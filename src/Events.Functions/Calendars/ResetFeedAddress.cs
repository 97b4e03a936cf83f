using Events.Core.Access;
using Events.Core.Feeds;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Calendars;

/// <summary>Revokes the feed address of a calendar.</summary>
public sealed class ResetFeedAddress(FeedAddresses addresses)
{
    /// <summary>Returns 204, even when no address was created.</summary>
    [Function(nameof(ResetFeedAddress))]
    [Produces(ProducesAttribute.NoContent)]
    [RequiresScope(Scopes.Operate)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/calendars/{calendar_id:long}/feed")] HttpRequest request,
        string calendar_id,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        await addresses.ResetAsync(RouteId.Parse(calendar_id, "calendar"), cancellationToken);
        return Results.NoContent();
    }
}
