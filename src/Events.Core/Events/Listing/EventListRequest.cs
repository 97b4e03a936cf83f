using System.Globalization;
using Events.Core.Problems;

namespace Events.Core.Events.Listing;

/// <summary>What a client asks of <c>GET /events</c>: which events, in what order, and which part of them.</summary>
public sealed record EventListRequest
{
    /// <summary>How many items a page has where the client does not say.</summary>
    public const int DefaultPerPage = 100;

    /// <summary>How many items a page can have.</summary>
    public const int GreatestPerPage = 500;

    /// <summary>How far into a list <c>page</c> reaches, in items.</summary>
    private const long GreatestReach = 1L << 31;

    private static readonly KeyValuePair<string, EventSort>[] Sorts =
        [new("start_at", EventSort.StartAt), new("updated_at", EventSort.UpdatedAt), new("id", EventSort.Id)];

    private static readonly KeyValuePair<string, SortDirection>[] Directions =
        [new("asc", SortDirection.Ascending), new("desc", SortDirection.Descending)];

    private static readonly KeyValuePair<string, bool>[] Modes = [new("count", true)];

    /// <summary>Which events.</summary>
    public EventFilter Filter { get; init; } = new();

    /// <summary>What they are sorted by.</summary>
    public EventSort Sort { get; init; }

    /// <summary>Which way.</summary>
    public SortDirection Direction { get; init; }

    /// <summary>How many items a page has, 1 to 500.</summary>
    public int PerPage { get; init; } = DefaultPerPage;

    /// <summary>Which page, from 1; times <see cref="PerPage"/> at most 2^31. Null where none is asked for, which means the first, or <see cref="After"/>.</summary>
    public long? Page { get; init; }

    /// <summary>Behind which item the page starts (the <c>cursor</c>); null for no such place.</summary>
    public Position? After { get; init; }

    /// <summary>Whether only the number of events is asked for.</summary>
    public bool CountOnly { get; init; }

    /// <summary>Reads the parameters of a list.</summary>
    /// <param name="parameters">Decoded names and values in the order of the URL, repeats included; one without a value has an empty one.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>, with everything that is wrong.</exception>
    public static EventListRequest Parse(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var faults = new FaultList();
        var reader = new ParameterReader(parameters, ListParameters.All, faults, ListParameters.Id);
        var request = new EventListRequest
        {
            Filter = EventFilterReader.Read(reader, faults),
            Sort = reader.Word(ListParameters.Sort, Sorts, EventSort.StartAt),
            Direction = reader.Word(ListParameters.Direction, Directions, SortDirection.Ascending),
            PerPage = (int)(reader.Integer(ListParameters.PerPage, GreatestPerPage) ?? DefaultPerPage),
            Page = reader.Integer(ListParameters.Page, GreatestReach),
            CountOnly = reader.Word(ListParameters.Mode, Modes, false),
        };

        if (request.Page * request.PerPage > GreatestReach)
        {
            var reach = GreatestReach.ToString(CultureInfo.InvariantCulture);
            faults.Of(ListParameters.Page, FaultCodes.Range, $"This times per_page must not be over {reach}. A cursor reaches further.");
        }

        request = request with { After = request.ReadCursor(reader, faults) };
        faults.ThrowIfAny(ProblemKind.InvalidParameter, "The parameters do not say which events to list.");
        return request;
    }

    /// <summary>Filters, sort and direction as canonical parameters: what makes two pages part of one list.</summary>
    internal IEnumerable<KeyValuePair<string, string>> QueryParameters() => CanonicalQuery.Parameters(Filter, Sort, Direction);

    private Position? ReadCursor(ParameterReader reader, FaultList faults)
    {
        if (reader.IsGiven(ListParameters.Cursor) && reader.IsGiven(ListParameters.Page))
        {
            faults.Of(ListParameters.Cursor, FaultCodes.Conflict, "This stands instead of page, which is given too.");
        }

        if (reader.IsGiven(ListParameters.Cursor) && CountOnly)
        {
            faults.Of(ListParameters.Cursor, FaultCodes.Conflict, "All events are counted, so mode=count takes none.");
        }

        // With another fault the query is not known, and that the cursor is not of it would be a guess.
        var query = faults.IsEmpty ? CanonicalQuery.Text(QueryParameters()) : null;
        return reader.Text(ListParameters.Cursor) is { } text
            ? Cursor.Read(text, query, value => SortKey.IsPossible(value, Sort), faults)
            : null;
    }
}
