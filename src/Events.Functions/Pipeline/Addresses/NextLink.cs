using Events.Core.Paging;

namespace Events.Functions.Pipeline.Addresses;

/// <summary>The <c>Link</c> header with the next page of a list (RFC 8288).</summary>
internal static class NextLink
{
    /// <summary>Sets the header when there is a next page.</summary>
    /// <param name="request">The request for this page.</param>
    /// <param name="address">The public address of the service.</param>
    /// <param name="list">The parameters of the request.</param>
    /// <param name="last">The position of the last item of this page; null when the list ends with this page.</param>
    public static void Set(HttpRequest request, PublicAddress address, ListRequest list, Position? last)
    {
        if (last is { } position)
        {
            Uri url = new(address.For(request) + request.Path);
            request.HttpContext.Response.Headers.Link = $"<{list.NextUrl(url, position)}>; rel=\"next\"";
        }
    }
}
