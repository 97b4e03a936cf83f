using Events.Core.Cosmos;
using Events.Core.Events.Listing;
using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Core.Events.Deleting;

/// <summary>Lists what was deleted in the last 90 days, oldest first.</summary>
public sealed class DeletedEvents(EventsQueries queries)
{
    /// <summary>One page, full unless the list ends in it. Costs one query over a composite index, charged for the page and one item more.</summary>
    public async Task<EventPage> ListAsync(DeletedListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<ReadOnlyMemory<byte>> items = await queries.ReadAsync(
            CosmosOperation.ListDeletedEvents, Query(request), request.CalendarId, request.PerPage + 1, cancellationToken);
        bool hasMore = items.Count > request.PerPage;
        if (hasMore)
        {
            items.RemoveAt(request.PerPage);
        }

        return new EventPage(items, hasMore);
    }

    /// <summary>The query of a request.</summary>
    internal static QueryDefinition Query(DeletedListRequest request)
    {
        QueryConditions conditions = new();
        conditions.Equal("c.calendar_id", "@calendar", request.CalendarId);

        // The lower bound is always there: without one, ORDER BY would serve events first, which have no such time.
        Instant from = request.Deleted.From ?? Timestamp.Earliest;
        conditions.Within("c.deleted_at", "@deleted", request.Deleted with
        {
            From = request.After is { } last ? Instant.Max(from, Instant.FromUnixTimeSeconds(last.SortValue)) : from,
        });
        if (request.After is { } after)
        {
            conditions.Behind("c.deleted_at", "c.deleted_number", SortDirection.Ascending, after);
        }

        string order = request.CalendarId is null ? "c.deleted_at ASC" : "c.calendar_id ASC, c.deleted_at ASC";
        conditions.Set("@limit", request.PerPage + 1L);
        QueryDefinition query = new($"SELECT TOP @limit VALUE c.deleted FROM c WHERE {conditions.Text} ORDER BY {order}, c.deleted_number ASC");
        return conditions.Parameters.Aggregate(query, (whole, parameter) => whole.WithParameter(parameter.Key, parameter.Value));
    }
}
