using Events.Core.Access;
using Events.Core.Feeds;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Calendars;

/// <summary>Returns the signed address of the feed of a calendar.</summary>
public sealed class CreateFeedAddress(FeedAddresses addresses, PublicAddress publicAddress)
{
    /// <summary>Returns 200 with the address. It stays the same until it is reset.</summary>
    [Function(nameof(CreateFeedAddress))]
    [RequiresScope(Scopes.Operate)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/calendars/{calendar_id:long}/feed")] HttpRequest request,
        string calendar_id,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        long calendarId = RouteId.Parse(calendar_id, "calendar");
        string signature = await addresses.SignAsync(calendarId, cancellationToken);
        string calendar = request.Path.Value![..request.Path.Value!.LastIndexOf('/')];
        return Results.Json(new FeedAddress($"{publicAddress.For(request)}{calendar}/events.ics?{FeedRequest.Signature}={signature}"));
    }
}

/// <summary>The address of a feed.</summary>
/// <param name="Url">The URL to which a calendar program subscribes. Everyone who has it can read the calendar.</param>
internal sealed record FeedAddress(string Url);
