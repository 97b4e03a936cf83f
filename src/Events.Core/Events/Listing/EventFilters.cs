using Events.Core.Events.Storing;
using Events.Core.Input;

namespace Events.Core.Events.Listing;

/// <summary>
/// The table of the filters of <c>GET /events</c>. The parser, the query, the cursor and the suggestion for an unknown parameter use it. A new filter is a
/// new row at the end. It also needs a key in <see cref="EventKeys"/>, a path in <see cref="EventsContainer"/> and in the Bicep, and an entry in
/// <c>openapi.yaml</c>. The cursors of clients depend on the order of the rows, so do not change it.
/// </summary>
internal static class EventFilters
{
    private const int MostIds = 100;

    public static readonly EventFilter Id = new("id", EventsContainer.Number, FilterOperator.OneOf, FilterValue.Integers(MostIds));
    public static readonly EventFilter Calendar = new("calendar", EventsContainer.CalendarId, FilterOperator.Equal, FilterValue.Integer);
    public static readonly EventFilter Case = new("case", EventsContainer.Casefile, FilterOperator.Equal, FilterValue.Integer);
    public static readonly EventFilter Subject = new("subject", EventsContainer.Subject, FilterOperator.Equal, FilterValue.Integer);
    public static readonly EventFilter StartFrom = new("start_from", EventsContainer.Start, FilterOperator.AtLeast, FilterValue.From) { Alias = "from" };
    public static readonly EventFilter StartTo = new("start_to", EventsContainer.Start, FilterOperator.AtMost, FilterValue.To) { Alias = "to" };
    public static readonly EventFilter EndFrom = new("end_from", EventsContainer.End, FilterOperator.AtLeast, FilterValue.From);

    /// <summary>All filters.</summary>
    public static IReadOnlyList<EventFilter> All { get; } =
    [
        Id,
        Calendar,
        Case,
        Subject,
        new("user", EventsContainer.Users, FilterOperator.Contains, FilterValue.Integer),
        new("title", EventsContainer.Title, FilterOperator.Equal, FilterValue.Title),
        new("is_allday", EventsContainer.Allday, FilterOperator.Equal, FilterValue.Boolean),
        StartFrom,
        StartTo,
        EndFrom,
        new("end_to", EventsContainer.End, FilterOperator.AtMost, FilterValue.To),
        new("alert_from", EventsContainer.Alert, FilterOperator.AtLeast, FilterValue.From),
        new("alert_to", EventsContainer.Alert, FilterOperator.AtMost, FilterValue.To),
        new("alert_sent_from", EventsContainer.Sent, FilterOperator.AtLeast, FilterValue.From),
        new("alert_sent_to", EventsContainer.Sent, FilterOperator.AtMost, FilterValue.To),
        new("created_from", EventsContainer.Created, FilterOperator.AtLeast, FilterValue.From),
        new("created_to", EventsContainer.Created, FilterOperator.AtMost, FilterValue.To),
        new("updated_from", EventsContainer.Updated, FilterOperator.AtLeast, FilterValue.From),
        new("updated_to", EventsContainer.Updated, FilterOperator.AtMost, FilterValue.To),
        new("service", EventsContainer.Service, FilterOperator.Equal, FilterValue.Integer) { SinceSchema = 2 },
        new("show_as", EventsContainer.ShowAs, FilterOperator.Equal, FilterValue.Word<ShowAs>()) { SinceSchema = 2 },
    ];

    /// <summary>The names of all filters, aliases included.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.SelectMany(filter => filter.Names)];

    /// <summary>Reads the filters that a request has.</summary>
    public static Dictionary<EventFilter, object> Read(ParameterReader reader)
    {
        Dictionary<EventFilter, object> given = [];
        foreach (EventFilter filter in All)
        {
            if (filter.Read(reader) is { } value)
            {
                given.Add(filter, value);
            }
        }

        foreach (EventFilter to in given.Keys.Where(filter => filter.Operator == FilterOperator.AtMost))
        {
            EventFilter? from = given.Keys.FirstOrDefault(filter => filter.Operator == FilterOperator.AtLeast && filter.Path == to.Path);
            if (from is not null && (long)given[from] > (long)given[to])
            {
                reader.RefuseOrder(from.NameIn(reader), to.NameIn(reader));
            }
        }

        return given;
    }
}
