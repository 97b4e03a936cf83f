using System.Text.Json;
using Events.Core.Cosmos;
using Events.Core.Events;
using Events.Core.Events.Listing;

namespace Events.Core.Feeds;

/// <summary>Reads a calendar's events into a feed.</summary>
public sealed class CalendarFeeds(EventsQueries queries)
{
    /// <summary>The most events that a feed holds; the first ones by their start.</summary>
    public const int MostEvents = 5_000;

    /// <summary>From this many characters on, no page of events is added, so that a feed of long texts does not fill the memory.</summary>
    public const int LongestText = 32 * 1024 * 1024;

    private const int PerPage = 500;

    /// <summary>
    /// The feed of a calendar. Costs a query for every 500 events, each charged for its events and the index entries of
    /// the calendar's events that start before the window ends.
    /// </summary>
    public async Task<Feed> ReadAsync(long calendarId, FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        FeedWriter feed = new(calendarId, request.Window);
        EventListRequest list = request.ListOf(calendarId, PerPage);
        while (true)
        {
            EventQuery query = EventQuery.OfDocuments(list);
            List<ReadOnlyMemory<byte>> items = await queries.ReadAsync(
                CosmosOperation.ListFeedEvents, query.ToQueryDefinition(), query.CalendarId, PerPage + 1, cancellationToken);
            CalendarEvent? last = null;
            foreach (ReadOnlyMemory<byte> item in items.Take(PerPage))
            {
                last = Read(item);
                feed.Add(last);
            }

            bool hasMore = items.Count > PerPage;
            if (!hasMore || feed.Count >= MostEvents || feed.Length >= LongestText)
            {
                return feed.ToFeed(hasMore);
            }

            list = list with { After = new Position(last!.Draft.StartAt.ToUnixTimeSeconds(), last.Id) };
        }
    }

    private static CalendarEvent Read(ReadOnlyMemory<byte> document)
    {
        using JsonDocument parsed = JsonDocument.Parse(document);
        return EventReader.Read(parsed.RootElement.GetProperty("event"u8), parsed.RootElement.GetProperty("revision"u8).GetInt64());
    }
}
