using System.Globalization;

namespace Events.Core.Events.Listing;

/// <summary>Where a list goes on (RFC 8288).</summary>
public static class ListLink
{
    /// <summary>
    /// The whole URL of the next page: this request's own, with its parameters in canonical form and <c>cursor</c> in place of <c>page</c>.
    /// </summary>
    /// <param name="url">The request's absolute URL; its query part does not matter.</param>
    /// <param name="request">What the URL's query part was read as.</param>
    /// <param name="cursor">Where the next page starts, from <see cref="Cursor.After"/>.</param>
    /// <returns>A URL in ASCII, to stand between the angle brackets of a <c>Link</c> header.</returns>
    public static string Next(Uri url, EventListRequest request, string cursor) =>
        Next(url, request.QueryParameters(), request.PerPage, cursor);

    /// <summary>The same for any list.</summary>
    internal static string Next(Uri url, IEnumerable<KeyValuePair<string, string>> query, int perPage, string cursor)
    {
        var page = new[]
        {
            KeyValuePair.Create(ListParameters.PerPage, perPage.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create(ListParameters.Cursor, cursor),
        };
        var address = url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        return $"{address}?{CanonicalQuery.Text(query.Concat(page))}";
    }
}
