using Events.Core.Access;
using Events.Core.Feeds;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Gives out the signed address of a calendar's feed.</summary>
public sealed class CreateFeedAddress(FeedAddresses addresses, PublicAddress publicAddress)
{
    /// <summary>200 with the address, the same one until it is reset.</summary>
    [Function(nameof(CreateFeedAddress))]
    [Requires(Scopes.Operate)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/calendars/{calendar_id:long}/feed")] HttpRequest request,
        string calendar_id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        long calendarId = RouteId.Parse(calendar_id, "calendar");
        string signature = await addresses.SignAsync(calendarId, cancellationToken);
        string calendar = request.Path.Value![..request.Path.Value!.LastIndexOf('/')];
        return Results.Json(
            new FeedAddress($"{publicAddress.Of(request)}{calendar}/events.ics?{FeedRequest.Signature}={signature}"),
            HttpJson.Default.FeedAddress);
    }
}
