using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Core.Events.Listing;

/// <summary>
/// A request for a list as a query of the <c>events</c> container. Every value is a parameter of a fixed name, so that there are few
/// texts, whose plans the database keeps.
/// </summary>
/// <param name="Text">The query. It answers event objects as they are sent, or, for a count, one number.</param>
/// <param name="Parameters">The values by name, <c>@</c> included: <see cref="long"/>, <see cref="string"/> or <see cref="bool"/>.</param>
/// <param name="CalendarId">The only partition that holds an answer; null for all of them.</param>
public sealed record EventQuery(string Text, IReadOnlyList<KeyValuePair<string, object>> Parameters, long? CalendarId)
{
    private const string Number = "c.keys.number";
    private const string Calendar = "c.calendar_id";
    private const string Casefile = "c.keys.casefile";
    private const string Subject = "c.keys.subject";
    private const string Start = "c.keys.start";
    private const string Updated = "c.keys.updated";

    /// <summary>The query that answers a request.</summary>
    /// <remarks>
    /// A list ends with one item more than a page, which tells that there is a next one. With <see cref="EventListRequest.Page"/> the database
    /// reads and throws away all that is before the page.
    /// </remarks>
    public static EventQuery Of(EventListRequest request)
    {
        var conditions = new QueryConditions();
        var text = request.CountOnly ? Count(request, conditions) : List("VALUE c.event", request, conditions);
        return new EventQuery(text, conditions.Parameters, request.Filter.CalendarId);
    }

    /// <summary>The query that answers a request's list with whole documents, for what an event object does not say: the revision.</summary>
    public static EventQuery OfDocuments(EventListRequest request)
    {
        var conditions = new QueryConditions();
        return new EventQuery(List("*", request, conditions), conditions.Parameters, request.Filter.CalendarId);
    }

    /// <summary>The same as the client library takes it.</summary>
    public QueryDefinition ToQueryDefinition() =>
        Parameters.Aggregate(new QueryDefinition(Text), (query, parameter) => query.WithParameter(parameter.Key, parameter.Value));

    private static string Count(EventListRequest request, QueryConditions conditions)
    {
        AddFilter(request.Filter, conditions);
        if (!conditions.TouchKeys)
        {
            // The container also holds what is left of deleted events, which has no keys.
            conditions.Defined(Number);
        }

        return $"SELECT VALUE COUNT(1) FROM c WHERE {conditions.Text}";
    }

    private static string List(string selected, EventListRequest request, QueryConditions conditions)
    {
        // ORDER BY would serve what is left of deleted events first, as it has no keys: a lower bound of the sort value, which that does not
        // meet, is always there.
        var filter = Bounded(request);
        AddFilter(filter, conditions);
        if (request.Sort == EventSort.Id)
        {
            AddNumbers(request, conditions);
        }
        else if (request.After is { } after)
        {
            conditions.Behind(SortPath(request.Sort), Number, request.Direction, after);
        }

        var direction = request.Direction == SortDirection.Ascending ? "ASC" : "DESC";
        var order = string.Join(", ", OrderPaths(filter, request.Sort).Select(path => $"{path} {direction}"));
        var rest = $"{selected} FROM c WHERE {conditions.Text} ORDER BY {order}";
        if (request.Page > 1)
        {
            conditions.Set("@offset", (request.Page.Value - 1L) * request.PerPage);
            conditions.Set("@limit", request.PerPage + 1L);
            return $"SELECT {rest} OFFSET @offset LIMIT @limit";
        }

        conditions.Set("@limit", request.PerPage + 1L);
        return $"SELECT TOP @limit {rest}";
    }

    /// <summary>The paths of the composite index that serves a list, in its order: one whose leading path the filter fixes, if there is one.</summary>
    private static string[] OrderPaths(EventFilter filter, EventSort sort) => (sort, filter) switch
    {
        (EventSort.Id, _) => [Number],
        (_, { CalendarId: not null }) => [Calendar, SortPath(sort), Number],
        (EventSort.StartAt, { CasefileId: not null }) => [Casefile, Start, Number],
        (EventSort.StartAt, { SubjectId: not null }) => [Subject, Start, Number],
        _ => [SortPath(sort), Number],
    };

    private static string SortPath(EventSort sort) => sort == EventSort.UpdatedAt ? Updated : Start;

    private static EventFilter Bounded(EventListRequest request) => request.Sort switch
    {
        EventSort.StartAt => request.Filter with { Start = Bounded(request.Filter.Start, request) },
        EventSort.UpdatedAt => request.Filter with { Updated = Bounded(request.Filter.Updated, request) },
        _ => request.Filter,
    };

    private static TimeRange Bounded(TimeRange range, EventListRequest request)
    {
        var from = range.From ?? Timestamp.Earliest;
        if (request.After is not { } after)
        {
            return range with { From = from };
        }

        var last = Instant.FromUnixTimeSeconds(after.SortValue);
        return request.Direction == SortDirection.Ascending
            ? range with { From = Instant.Max(from, last) }
            : new TimeRange(from, Instant.Min(range.To ?? last, last));
    }

    private static void AddNumbers(EventListRequest request, QueryConditions conditions)
    {
        var last = request.After?.Number;
        var isAscending = request.Direction == SortDirection.Ascending;
        conditions.AtLeast(Number, "@number_from", isAscending && last is not null ? last + 1 : 1);
        conditions.AtMost(Number, "@number_to", isAscending ? null : last - 1);
    }

    private static void AddFilter(EventFilter filter, QueryConditions conditions)
    {
        conditions.Equal(Calendar, "@calendar", filter.CalendarId);
        conditions.OneOf(Number, "@id", filter.Ids);
        conditions.Equal(Casefile, "@case", filter.CasefileId);
        conditions.Equal(Subject, "@subject", filter.SubjectId);
        conditions.Contains("c.keys.users", "@user", filter.User);
        conditions.Equal("c.keys.title", "@title", filter.TitleKey);
        conditions.Equal("c.keys.allday", "@is_allday", filter.IsAllday);
        conditions.Within(Start, "@start", filter.Start);
        conditions.Within("c.keys.end", "@end", filter.End);
        conditions.Within("c.keys.alert", "@alert", filter.Alert);
        conditions.Within("c.keys.sent", "@alert_sent", filter.AlertSent);
        conditions.Within("c.keys.created", "@created", filter.Created);
        conditions.Within(Updated, "@updated", filter.Updated);
    }
}
