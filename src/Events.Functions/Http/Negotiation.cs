using Microsoft.Net.Http.Headers;

namespace Events.Functions.Http;

/// <summary>What a request's headers say of media types.</summary>
internal static class Negotiation
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Whether <c>Accept</c> allows JSON (RFC 9110, section 12.5.1); no header allows everything, and so does one that cannot be read.</summary>
    public static bool AcceptsJson(HttpRequest request)
    {
        if (request.Headers.Accept.Count == 0
            || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out IList<MediaTypeHeaderValue>? ranges)
            || ranges.Count == 0)
        {
            return true;
        }

        // The most specific range that covers JSON decides, so that "application/json;q=0, */*" rules it out.
        return ranges
            .Where(range => Json.IsSubsetOf(new MediaTypeHeaderValue(range.MediaType)))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault() > 0;
    }

    /// <summary>Whether the body says that it is a JSON Merge Patch (RFC 7396) or plain JSON.</summary>
    public static bool HasMergePatchBody(HttpRequest request) =>
        HasJsonBody(request)
        && MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && (type.MediaType.Equals("application/merge-patch+json", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the body says that it is JSON: <c>application/json</c> or a type that ends in <c>+json</c>, in UTF-8.</summary>
    public static bool HasJsonBody(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
