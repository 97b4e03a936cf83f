using System.Globalization;
using Events.Core.Feeds;
using Events.Core.Problems;
using Microsoft.Azure.Functions.Worker;
using NodaTime;

namespace Events.Functions.Http;

/// <summary>Answers a calendar as iCalendar, to whoever has its signed address: calendar programs send no token.</summary>
public sealed class GetCalendarFeed(FeedAddresses addresses, CalendarFeeds feeds, TimeProvider timeProvider)
{
    /// <summary>The header that says that a feed holds fewer events than there are: how many it holds.</summary>
    public const string TruncatedHeader = "Events-Truncated";

    /// <summary>200 with the feed and its <c>ETag</c>; 304 when the client has it; 404 unless the signature is the one that is good now.</summary>
    [Function(nameof(GetCalendarFeed))]
    [Answers("text/calendar")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/calendars/{calendar_id:long}/events.ics")] HttpRequest request,
        string calendar_id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        long calendarId = RouteId.Parse(calendar_id, "calendar");
        if (request.Query[FeedRequest.Signature] is not [{ } signature]
            || !await addresses.IsValidAsync(calendarId, signature, cancellationToken))
        {
            throw new ProblemException(ProblemKind.NotFound, "There is no feed at that address, or no more.");
        }

        FeedRequest asked = FeedRequest.Parse(QueryParameters.Of(request), Instant.FromDateTimeOffset(timeProvider.GetUtcNow()));
        Feed feed = await feeds.ReadAsync(calendarId, asked, cancellationToken);
        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.CacheControl = "private, no-cache";
        if (feed.IsTruncated)
        {
            headers[TruncatedHeader] = feed.EventCount.ToString(CultureInfo.InvariantCulture);
        }

        return new TaggedResult(feed.Content, "text/calendar; charset=utf-8");
    }
}
