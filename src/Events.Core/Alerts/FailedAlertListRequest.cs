using Events.Core.Events.Listing;
using Events.Core.Problems;

namespace Events.Core.Alerts;

/// <summary>What a client asks of the list of failed alerts.</summary>
/// <param name="PerPage">How many items a page has, 1 to 500.</param>
/// <param name="After">Behind which item the page starts; null for the first page.</param>
public sealed record FailedAlertListRequest(int PerPage, Position? After)
{
    /// <summary>The one query that every cursor of this list belongs to.</summary>
    private const string Query = "alerts/failed";

    private static readonly string[] Names = [ListParameters.PerPage, ListParameters.Cursor];

    /// <summary>Reads the parameters.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>, with everything that is wrong.</exception>
    public static FailedAlertListRequest Parse(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        FaultList faults = new();
        ParameterReader reader = new(parameters, Names, faults);
        int perPage = (int)(reader.Integer(ListParameters.PerPage, EventListRequest.GreatestPerPage) ?? EventListRequest.DefaultPerPage);
        Position? after = reader.Text(ListParameters.Cursor) is { } cursor ? Cursor.Read(cursor, Query, seconds => seconds >= 0, faults) : null;
        faults.ThrowIfAny(ProblemKind.InvalidParameter, "The parameters do not say which alerts to list.");
        return new FailedAlertListRequest(perPage, after);
    }

    /// <summary>The whole URL of the next page.</summary>
    /// <param name="url">The request's absolute URL; its query part does not matter.</param>
    /// <param name="last">The last item of this page.</param>
    public string Next(Uri url, FailedAlert last)
    {
        ArgumentNullException.ThrowIfNull(last);
        return ListLink.Next(url, [], PerPage, Cursor.Write(Query, new Position(last.FailedAt.ToUnixTimeSeconds(), last.EventId)));
    }
}
