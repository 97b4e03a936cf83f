using System.Globalization;
using Events.Core.Input;
using Events.Core.Paging;
using Events.Core.Time;

namespace Events.Core.Events.Listing;

/// <summary>The parameters of <c>GET /events/deleted</c>.</summary>
public sealed record DeletedEventListRequest : ListRequest
{
    private const string FromName = "deleted_from";
    private const string ToName = "deleted_to";
    private static readonly string[] Names = [FromName, ToName, EventFilters.Calendar.Name, PerPageName, CursorName];

    /// <summary>When the events were deleted.</summary>
    public TimeRange Deleted { get; init; }

    /// <summary>The only calendar, or null for all.</summary>
    public long? CalendarId { get; init; }

    /// <inheritdoc/>
    protected override string ListName => "deleted?";

    /// <summary>Reads the parameters.</summary>
    /// <param name="parameters">Decoded names and values in the order of the URL, repeats included.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>, with everything that is wrong.</exception>
    public static DeletedEventListRequest Parse(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        FaultList faults = new();
        ParameterReader reader = new(parameters, Names, faults);
        DeletedEventListRequest request = new()
        {
            Deleted = reader.Range(FromName, ToName),
            CalendarId = reader.Integer(EventFilters.Calendar.Name),
            PerPage = ReadPerPage(reader),
        };
        request = request with { After = request.ReadAfter(reader, faults) };
        faults.ThrowIfInvalidParameters();
        return request;
    }

    /// <inheritdoc/>
    internal override bool CanSortBy(long value) =>
        value >= Timestamp.Earliest.ToUnixTimeSeconds() && value <= Timestamp.Latest.ToUnixTimeSeconds();

    /// <inheritdoc/>
    internal override IEnumerable<KeyValuePair<string, string>> Query()
    {
        if (CalendarId is { } calendar)
        {
            yield return new(EventFilters.Calendar.Name, calendar.ToString(CultureInfo.InvariantCulture));
        }

        if (Deleted.From is { } from)
        {
            yield return new(FromName, Timestamp.Format(from));
        }

        if (Deleted.To is { } to)
        {
            yield return new(ToName, Timestamp.Format(to));
        }
    }
}
