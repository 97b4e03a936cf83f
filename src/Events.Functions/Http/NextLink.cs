namespace Events.Functions.Http;

/// <summary>Tells a client where a list goes on (RFC 8288).</summary>
internal static class NextLink
{
    /// <summary>Sets the <c>Link</c> header.</summary>
    /// <param name="request">The request for this page.</param>
    /// <param name="address">The service's own address.</param>
    /// <param name="next">Makes the next page's URL out of this request's one.</param>
    public static void Set(HttpRequest request, PublicAddress address, Func<Uri, string> next) =>
        request.HttpContext.Response.Headers.Link = $"<{next(new Uri(address.Of(request) + request.Path))}>; rel=\"next\"";
}
