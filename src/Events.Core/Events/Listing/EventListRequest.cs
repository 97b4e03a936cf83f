using System.Globalization;
using Events.Core.Input;
using Events.Core.Paging;

namespace Events.Core.Events.Listing;

/// <summary>The parameters of <c>GET /events</c>: which events, in which order, and which page.</summary>
public sealed record EventListRequest : ListRequest
{
    private const string SortName = "sort";
    private const string DirectionName = "dir";
    private const string PageName = "page";
    private const string ModeName = "mode";

    // How many items of a list can be reached with the parameter page.
    private const long LargestReach = 1L << 31;

    private static readonly KeyValuePair<string, SortDirection>[] Directions =
        [new("asc", SortDirection.Ascending), new("desc", SortDirection.Descending)];

    private static readonly KeyValuePair<string, bool>[] Modes = [new("count", true)];

    /// <summary>The names of all parameters.</summary>
    internal static IReadOnlyList<string> Names { get; } =
        [.. EventFilters.Names, SortName, DirectionName, PerPageName, PageName, CursorName, ModeName];

    /// <summary>What events are sorted by.</summary>
    public EventSort Sort { get; init; } = EventSort.StartAt;

    /// <summary>The direction of the sort.</summary>
    public SortDirection Direction { get; init; }

    /// <summary>The number of the page, from 1; null where it is not given. Multiplied by <see cref="ListRequest.PerPage"/>, it is at most 2^31.</summary>
    public long? Page { get; init; }

    /// <summary>Whether only the number of events is asked for.</summary>
    public bool CountOnly { get; init; }

    /// <summary>The filters with their values. An event must meet all of them.</summary>
    internal IReadOnlyDictionary<EventFilter, object> Filters { get; init; } = new Dictionary<EventFilter, object>();

    /// <inheritdoc/>
    protected override string ListName => "";

    /// <summary>Reads the parameters of a list.</summary>
    /// <param name="parameters">Decoded names and values in the order of the URL, repeats included; a parameter without a value has an empty one.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>, with everything that is wrong.</exception>
    public static EventListRequest Parse(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        FaultList faults = new();
        ParameterReader reader = new(parameters, Names, faults, EventFilters.Id.Name);
        EventListRequest request = new()
        {
            Filters = EventFilters.Read(reader),
            Sort = reader.Word(SortName, EventSort.Words, EventSort.StartAt),
            Direction = reader.Word(DirectionName, Directions, SortDirection.Ascending),
            PerPage = ReadPerPage(reader),
            Page = reader.Integer(PageName, LargestReach),
            CountOnly = reader.Word(ModeName, Modes, false),
        };
        if (request.Page * request.PerPage > LargestReach)
        {
            string reach = LargestReach.ToString(CultureInfo.InvariantCulture);
            faults.Of(PageName, FaultCodes.Range, $"page times per_page must be at most {reach}. Use a cursor to read further.");
        }

        request = request with { After = request.ReadCursor(reader, faults) };
        faults.ThrowIfInvalidParameters();
        return request;
    }

    /// <summary>The same request with one more filter.</summary>
    internal EventListRequest With(EventFilter filter, object value) =>
        this with { Filters = new Dictionary<EventFilter, object>(Filters) { [filter] = value } };

    /// <inheritdoc/>
    internal override bool CanSortBy(long value) => value >= Sort.Smallest && value <= Sort.Largest;

    /// <inheritdoc/>
    internal override IEnumerable<KeyValuePair<string, string>> Query()
    {
        foreach (EventFilter filter in EventFilters.All)
        {
            if (Filters.TryGetValue(filter, out object? value))
            {
                yield return new(filter.Name, filter.Value.Write(value));
            }
        }

        if (Sort != EventSort.StartAt)
        {
            yield return new(SortName, Sort.Name);
        }

        if (Direction == SortDirection.Descending)
        {
            yield return new(DirectionName, "desc");
        }
    }

    private Position? ReadCursor(ParameterReader reader, FaultList faults)
    {
        if (reader.IsGiven(CursorName) && reader.IsGiven(PageName))
        {
            faults.Of(CursorName, FaultCodes.Conflict, "cursor and page cannot be combined.");
        }

        if (reader.IsGiven(CursorName) && CountOnly)
        {
            faults.Of(CursorName, FaultCodes.Conflict, "cursor and mode=count cannot be combined.");
        }

        return ReadAfter(reader, faults);
    }
}
