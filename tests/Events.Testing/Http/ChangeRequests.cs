using System.Net.Http.Headers;
using System.Text;

namespace Events.Testing.Http;

/// <summary>Requests that change and delete events.</summary>
internal static class ChangeRequests
{
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>A patch of an event.</summary>
    /// <param name="id">The event.</param>
    /// <param name="members">The JSON members of <c>event</c>, without the braces.</param>
    /// <param name="ifMatch">The value of <c>If-Match</c>; null for no such header.</param>
    public static HttpRequestMessage Patch(long id, string members, string? ifMatch = null) =>
        PatchBody(id, "{\"event\":{" + members + "}}", ifMatch);

    public static HttpRequestMessage PatchBody(long id, string body, string? ifMatch = null, string contentType = MergePatch)
    {
        ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return If(new HttpRequestMessage(HttpMethod.Patch, Paths.Event(id)) { Content = content }, ifMatch);
    }

    public static HttpRequestMessage Delete(long id, string? ifMatch = null) =>
        If(new HttpRequestMessage(HttpMethod.Delete, Paths.Event(id)), ifMatch);

    private static HttpRequestMessage If(HttpRequestMessage request, string? ifMatch)
    {
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return request;
    }
}
