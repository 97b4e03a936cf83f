using Events.Core.Cosmos;
using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Events.Core.Paging;

namespace Events.Core.Feeds;

/// <summary>Reads a calendar's events into a feed.</summary>
public sealed class CalendarFeeds(EventList events)
{
    /// <summary>The most events of a feed. Where the window has more, the feed has those that start first.</summary>
    public const int MostEvents = 5_000;

    /// <summary>A feed that has this many characters gets no further page of events, so that long texts do not fill the memory.</summary>
    public const int LongestText = 32 * 1024 * 1024;

    private const int PerPage = 500;

    /// <summary>
    /// Reads the feed of a calendar. Costs a query for every 500 events, each charged for its events and for the index entries of the calendar's events
    /// that start before the window ends.
    /// </summary>
    public async Task<Feed> ReadAsync(long calendarId, FeedRequest request, CancellationToken cancellationToken)
    {
        FeedWriter feed = new(calendarId, request.Window);
        EventListRequest list = request.ListOf(calendarId, PerPage);
        while (true)
        {
            Page<StoredDocument> page = await events.ReadDocumentsAsync(CosmosOperation.ListFeedEvents, list, cancellationToken);
            foreach (StoredDocument document in page.Items)
            {
                feed.Add(document.Event!, document.Revision);
            }

            if (page.Last is null || feed.Count >= MostEvents || feed.Length >= LongestText)
            {
                return feed.ToFeed(isTruncated: page.Last is not null);
            }

            list = list with { After = page.Last };
        }
    }
}
