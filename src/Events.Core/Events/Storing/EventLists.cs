using Events.Core.Cosmos;
using Events.Core.Events.Listing;

namespace Events.Core.Events.Storing;

/// <summary>Lists and counts events.</summary>
public sealed class EventLists(EventsQueries queries)
{
    /// <summary>
    /// One page, full unless the list ends in it, since a client that stops at a short one would miss events. Costs
    /// one query, charged for the page and one event more, which tells that there is a next page; with <c>page</c>,
    /// for everything before it too.
    /// </summary>
    public async Task<EventPage> ListAsync(EventListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        EventQuery query = EventQuery.Of(request);
        List<ReadOnlyMemory<byte>> items = await queries.ReadAsync(
            CosmosOperation.ListEvents, query.ToQueryDefinition(), query.CalendarId, request.PerPage + 1, cancellationToken);
        bool hasMore = items.Count > request.PerPage;
        if (hasMore)
        {
            items.RemoveAt(request.PerPage);
        }

        return new EventPage(items, hasMore);
    }

    /// <summary>How many events match. Costs a query that grows with their number.</summary>
    public Task<long> CountAsync(EventListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        EventQuery query = EventQuery.Of(request with { CountOnly = true });
        return queries.CountAsync(CosmosOperation.CountEvents, query.ToQueryDefinition(), query.CalendarId, cancellationToken);
    }
}
