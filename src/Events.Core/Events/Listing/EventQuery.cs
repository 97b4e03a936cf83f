using Events.Core.Events.Storing;
using Events.Core.Paging;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Events.Listing;

/// <summary>Makes the queries of a list request.</summary>
public static class EventQuery
{
    /// <summary>The projection of a list: the members that a response needs, and those for the position where the page ends.</summary>
    private static string ProjectionOf(EventSort sort) =>
        $"c.id, c.schema, c.revision, {EventsContainer.InQuery(EventsContainer.Number)} AS number, {EventsContainer.InQuery(sort.Path)} AS position, c.event";

    /// <summary>
    /// The query of one page, which returns at most <paramref name="limit"/> results. With <see cref="EventListRequest.Page"/> the database reads
    /// and drops everything before the page.
    /// </summary>
    public static QueryDefinition List(EventListRequest request, int limit) => List(ProjectionOf(request.Sort), request, limit);

    /// <summary>The same query for whole documents.</summary>
    public static QueryDefinition ListDocuments(EventListRequest request, int limit) => List("*", request, limit);

    /// <summary>The query that counts.</summary>
    public static QueryDefinition Count(EventListRequest request)
    {
        QueryConditions conditions = new();
        AddFilters(request, request.Filters.Keys, conditions);
        if (!request.Filters.Keys.Any(filter => filter.Path != EventsContainer.CalendarId))
        {
            // The container also has the tombstones of deleted events, which have no keys.
            conditions.Defined(EventsContainer.Number);
        }

        return conditions.ToQuery($"SELECT VALUE COUNT(1) FROM c WHERE {conditions.Text}");
    }

    private static QueryDefinition List(string projection, EventListRequest request, int limit)
    {
        QueryConditions conditions = new();
        AddFilters(request, request.Filters.Keys.Where(filter => filter.Path != request.Sort.Path || !IsBound(filter)), conditions);
        AddBounds(request, conditions);
        string direction = request.Direction == SortDirection.Ascending ? "ASC" : "DESC";
        string order = string.Join(", ", OrderOf(request).Select(path => $"{EventsContainer.InQuery(path)} {direction}"));
        string rest = $"{projection} FROM c WHERE {conditions.Text} ORDER BY {order}";
        conditions.Set("@limit", (long)limit);
        if (request.Page > 1)
        {
            conditions.Set("@offset", (request.Page.Value - 1) * request.PerPage);
            return conditions.ToQuery($"SELECT {rest} OFFSET @offset LIMIT @limit");
        }

        return conditions.ToQuery($"SELECT TOP @limit {rest}");
    }

    private static void AddFilters(EventListRequest request, IEnumerable<EventFilter> filters, QueryConditions conditions)
    {
        foreach (EventFilter filter in EventFilters.All.Intersect(filters))
        {
            conditions.Add(filter, request.Filters[filter]);
        }
    }

    /// <summary>
    /// Adds the bounds of the sort value. ORDER BY returns documents without the path first. Tombstones have no keys, so the query always has a lower bound.
    /// </summary>
    private static void AddBounds(EventListRequest request, QueryConditions conditions)
    {
        EventSort sort = request.Sort;
        long from = Bound(request, FilterOperator.AtLeast) ?? sort.Smallest;
        long? to = Bound(request, FilterOperator.AtMost);
        if (request.After is { } after)
        {
            // An id is unique, so the next item has another one. Several events can have the same time.
            long step = sort == EventSort.Id ? 1 : 0;
            if (request.Direction == SortDirection.Ascending)
            {
                from = Math.Max(from, after.SortValue + step);
            }
            else
            {
                to = Math.Min(to ?? long.MaxValue, after.SortValue - step);
            }
        }

        conditions.AtLeast(sort.Path, $"@{sort.Name}_from", from);
        if (to is { } last)
        {
            conditions.AtMost(sort.Path, $"@{sort.Name}_to", last);
        }

        if (request.After is { } position && sort != EventSort.Id)
        {
            conditions.After(sort.Path, EventsContainer.Number, request.Direction, position);
        }
    }

    private static bool IsBound(EventFilter filter) => filter.Operator is FilterOperator.AtLeast or FilterOperator.AtMost;

    private static long? Bound(EventListRequest request, FilterOperator side) =>
        request.Filters.FirstOrDefault(given => given.Key.Path == request.Sort.Path && given.Key.Operator == side).Value as long?;

    /// <summary>The paths of the composite index for the list. Where an index begins with the path of a given filter, it is that one.</summary>
    private static string[] OrderOf(EventListRequest request)
    {
        string sort = request.Sort.Path;
        bool isByStart = request.Sort == EventSort.StartAt;
        return request.Sort == EventSort.Id ? [sort]
            : Has(EventFilters.Calendar) ? [EventsContainer.CalendarId, sort, EventsContainer.Number]
            : isByStart && Has(EventFilters.Case) ? [EventsContainer.Casefile, sort, EventsContainer.Number]
            : isByStart && Has(EventFilters.Subject) ? [EventsContainer.Subject, sort, EventsContainer.Number]
            : [sort, EventsContainer.Number];

        bool Has(EventFilter filter) => request.Filters.ContainsKey(filter);
    }
}
