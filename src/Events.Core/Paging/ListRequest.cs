using System.Globalization;
using Events.Core.Input;

namespace Events.Core.Paging;

/// <summary>What all list requests have in common: the requested page, and the URL of the next page.</summary>
public abstract record ListRequest
{
    /// <summary>The default of <c>per_page</c>.</summary>
    public const int DefaultPerPage = 100;

    /// <summary>The largest <c>per_page</c>.</summary>
    public const int LargestPerPage = 500;

    internal const string PerPageName = "per_page";
    internal const string CursorName = "cursor";

    /// <summary>The most items of a page, 1 to 500.</summary>
    public int PerPage { get; init; } = DefaultPerPage;

    /// <summary>The position of the item before the page; null for the first page.</summary>
    public Position? After { get; init; }

    /// <summary>The name of the list in its cursors, so that a cursor is valid for one list only; empty for the list of events.</summary>
    protected abstract string ListName { get; }

    /// <summary>The absolute URL of the next page (RFC 8288), in ASCII.</summary>
    /// <param name="url">The absolute URL of this request. Its query part is ignored.</param>
    /// <param name="last">The position of the last item of this page.</param>
    public string NextUrl(Uri url, Position last)
    {
        IEnumerable<KeyValuePair<string, string>> parameters = Query().Concat(
        [
            KeyValuePair.Create(PerPageName, PerPage.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create(CursorName, Cursor.Write(CursorText, last)),
        ]);
        string address = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return $"{address}?{QueryText.Of(parameters)}";
    }

    /// <summary>
    /// The filters and the order as parameters in one canonical form: a fixed order, no aliases, UTC, no defaults. Two requests for the same list
    /// have the same parameters.
    /// </summary>
    internal abstract IEnumerable<KeyValuePair<string, string>> Query();

    /// <summary>Whether the list can have an item with a sort value.</summary>
    internal abstract bool CanSortBy(long value);

    /// <summary>Reads <c>per_page</c>.</summary>
    internal static int ReadPerPage(ParameterReader reader) => (int)(reader.Integer(PerPageName, LargestPerPage) ?? DefaultPerPage);

    /// <summary>Reads <c>cursor</c>.</summary>
    internal Position? ReadAfter(ParameterReader reader, FaultList faults) =>

        // With another fault the filters are unknown, so the cursor cannot be compared with them.
        reader.Text(CursorName) is { } cursor ? Cursor.Read(cursor, faults.IsEmpty ? CursorText : null, CanSortBy, faults) : null;

    private string CursorText => ListName + QueryText.Of(Query());
}
