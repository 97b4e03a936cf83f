using Microsoft.Net.Http.Headers;

namespace Events.Functions.Pipeline.Requests;

/// <summary>The media types in the headers of a request.</summary>
internal static class MediaTypes
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>
    /// Returns true when <c>Accept</c> allows JSON (RFC 9110, section 12.5.1). A missing header allows every media type; so does a header that
    /// cannot be parsed.
    /// </summary>
    public static bool AcceptsJson(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0
            || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? ranges)
            || ranges.Count == 0)
        {
            return true;
        }

        // The most specific range that includes JSON decides: "application/json;q=0, */*" does not allow it.
        return ranges
            .Where(range => Json.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault() > 0;
    }

    /// <summary>Returns true when <c>Content-Type</c> is JSON Merge Patch (RFC 7396) or plain JSON.</summary>
    public static bool HasMergePatchBody(HttpRequest request) =>
        HasJsonBody(request)
        && MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && (type.MediaType.Equals("application/merge-patch+json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns true when <c>Content-Type</c> is <c>application/json</c> or ends in <c>+json</c>, in UTF-8.</summary>
    public static bool HasJsonBody(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
