using System.Globalization;
using Events.Core.Feeds;
using Events.Core.Input;
using Events.Core.Time;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Calendars;

/// <summary>Returns a calendar as iCalendar. The signature in the URL replaces the token, which calendar programs cannot send.</summary>
public sealed class GetCalendarFeed(FeedAddresses addresses, CalendarFeeds feeds, TimeProvider timeProvider)
{
    /// <summary>The header of a feed that does not contain all events of the calendar: the number of events in the feed.</summary>
    public const string TruncatedHeader = "Events-Truncated";

    /// <summary>Returns 200 with the feed and its <c>ETag</c>, 304 when the client has it, and 404 when the signature is not valid or was revoked.</summary>
    [Function(nameof(GetCalendarFeed))]
    [Produces("text/calendar")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/calendars/{calendar_id:long}/events.ics")] HttpRequest request,
        string calendar_id,
        CancellationToken cancellationToken)
    {
        long calendarId = RouteId.Parse(calendar_id, "calendar");
        if (request.Query[FeedRequest.Signature] is not [{ } signature]
            || !await addresses.IsValidAsync(calendarId, signature, cancellationToken))
        {
            throw new ProblemException(ProblemKind.NotFound, "The feed address is invalid or was reset. Ask for a new address.");
        }

        FeedRequest query = FeedRequest.Parse(QueryParameters.Read(request), timeProvider.Now());
        Feed feed = await feeds.ReadAsync(calendarId, query, cancellationToken);
        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "private, no-cache";
        if (feed.IsTruncated)
        {
            headers[TruncatedHeader] = feed.EventCount.ToString(CultureInfo.InvariantCulture);
        }

        return new EntityTagResult(feed.Content, "text/calendar; charset=utf-8");
    }
}
