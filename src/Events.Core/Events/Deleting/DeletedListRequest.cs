using Events.Core.Events.Listing;
using Events.Core.Problems;
using NodaTime;

namespace Events.Core.Events.Deleting;

/// <summary>What a client asks of <c>GET /events/deleted</c>.</summary>
public sealed record DeletedListRequest
{
    private const string DeletedFrom = "deleted_from";
    private const string DeletedTo = "deleted_to";

    // What keeps a cursor of this list from being one of another.
    private const string ListName = "deleted?";

    private static readonly string[] Names =
        [DeletedFrom, DeletedTo, ListParameters.Calendar, ListParameters.PerPage, ListParameters.Cursor];

    /// <summary>When they were deleted.</summary>
    public TimeRange Deleted { get; init; }

    /// <summary>The only calendar, or null for all.</summary>
    public long? CalendarId { get; init; }

    /// <summary>How many items a page has, 1 to 500.</summary>
    public int PerPage { get; init; } = EventListRequest.DefaultPerPage;

    /// <summary>Behind which item the page starts; null for the first page.</summary>
    public Position? After { get; init; }

    /// <summary>Reads the parameters.</summary>
    /// <param name="parameters">Decoded names and values in the order of the URL, repeats included.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>, with everything that is wrong.</exception>
    public static DeletedListRequest Parse(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        FaultList faults = new();
        ParameterReader reader = new(parameters, Names, faults);
        DeletedListRequest request = new()
        {
            Deleted = reader.Range(DeletedFrom, DeletedTo),
            CalendarId = reader.Integer(ListParameters.Calendar, PositiveInteger.Greatest),
            PerPage = (int)(reader.Integer(ListParameters.PerPage, EventListRequest.GreatestPerPage) ?? EventListRequest.DefaultPerPage),
        };
        if (reader.Text(ListParameters.Cursor) is { } cursor)
        {
            // With another fault the query is not known, and that the cursor is not of it would be a guess.
            request = request with
            {
                After = Cursor.Read(cursor, faults.IsEmpty ? request.CursorQuery : null, value => SortKey.IsPossible(value, EventSort.UpdatedAt), faults),
            };
        }

        faults.ThrowIfAny(ProblemKind.InvalidParameter, "The parameters do not say which deleted events to list.");
        return request;
    }

    /// <summary>The whole URL of the next page.</summary>
    /// <param name="url">The request's absolute URL; its query part does not matter.</param>
    /// <param name="last">The last item of this page, as it is answered.</param>
    public string Next(Uri url, ReadOnlyMemory<byte> last) =>
        ListLink.Next(url, QueryParameters(), PerPage, Cursor.Write(CursorQuery, DeletedEvent.PositionOf(last)));

    private string CursorQuery => ListName + CanonicalQuery.Text(QueryParameters());

    private IEnumerable<KeyValuePair<string, string>> QueryParameters()
    {
        (string Name, string? Value)[] all =
        [
            (ListParameters.Calendar, CalendarId?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (DeletedFrom, Moment(Deleted.From)),
            (DeletedTo, Moment(Deleted.To)),
        ];
        return all
            .Where(parameter => parameter.Value is not null)
            .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value!));
    }

    private static string? Moment(Instant? value) => value is { } instant ? Timestamp.Format(instant) : null;
}
