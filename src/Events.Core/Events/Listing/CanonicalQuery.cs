using System.Globalization;
using NodaTime;

namespace Events.Core.Events.Listing;

/// <summary>
/// The one way to write a query of a list: names in small letters and a fixed order, no aliases, UTC, no defaults. Two requests
/// for the same events in the same order are written alike. Cursors are bound to this text, so it may not change from one
/// version of the service to the next without a new version of <see cref="Cursor"/>.
/// </summary>
internal static class CanonicalQuery
{
    /// <summary>The parameters of a query, page and cursor left out.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Parameters(EventFilter filter, EventSort sort, SortDirection direction)
    {
        (string Name, string? Value)[] all =
        [
            (ListParameters.Id, Integers(filter.Ids)),
            (ListParameters.Calendar, Integer(filter.CalendarId)),
            (ListParameters.Case, Integer(filter.CasefileId)),
            (ListParameters.Subject, Integer(filter.SubjectId)),
            (ListParameters.User, Integer(filter.User)),
            (ListParameters.Title, filter.TitleKey),
            (ListParameters.IsAllday, filter.IsAllday switch { true => "true", false => "false", null => null }),
            (ListParameters.StartFrom, Moment(filter.Start.From)),
            (ListParameters.StartTo, Moment(filter.Start.To)),
            (ListParameters.EndFrom, Moment(filter.End.From)),
            (ListParameters.EndTo, Moment(filter.End.To)),
            (ListParameters.AlertFrom, Moment(filter.Alert.From)),
            (ListParameters.AlertTo, Moment(filter.Alert.To)),
            (ListParameters.AlertSentFrom, Moment(filter.AlertSent.From)),
            (ListParameters.AlertSentTo, Moment(filter.AlertSent.To)),
            (ListParameters.CreatedFrom, Moment(filter.Created.From)),
            (ListParameters.CreatedTo, Moment(filter.Created.To)),
            (ListParameters.UpdatedFrom, Moment(filter.Updated.From)),
            (ListParameters.UpdatedTo, Moment(filter.Updated.To)),
            (ListParameters.Sort, SortWord(sort)),
            (ListParameters.Direction, direction == SortDirection.Descending ? "desc" : null),
        ];

        return all
            .Where(parameter => parameter.Value is not null)
            .Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value!));
    }

    /// <summary>Parameters as they stand in a URL behind its question mark, all ASCII.</summary>
    public static string Text(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    private static string? SortWord(EventSort sort) => sort switch
    {
        EventSort.StartAt => null,
        EventSort.UpdatedAt => "updated_at",
        EventSort.Id => "id",
        _ => throw new ArgumentOutOfRangeException(nameof(sort), sort, null),
    };

    private static string? Integers(IReadOnlyList<long> values) =>
        values.Count == 0 ? null : string.Join(',', values.Select(value => value.ToString(CultureInfo.InvariantCulture)));

    private static string? Integer(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Moment(Instant? value) => value is { } instant ? Timestamp.Format(instant) : null;
}
