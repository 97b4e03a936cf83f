using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Pipeline.Responses;

/// <summary>
/// Entity tags (RFC 9110, section 8.8.3) and <c>If-None-Match</c>. The tag of a feed or a document is the hash of its content. It is weak, because
/// the bytes on the wire depend on the content coding.
/// </summary>
internal static class EntityTag
{
    private const int ContentTagBytes = 16;

    /// <summary>Makes a weak tag of the first 128 bits of the SHA-256 of the content, before compression.</summary>
    public static string OfContent(ReadOnlySpan<byte> content) =>
        $"W/\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, ContentTagBytes))}\"";

    /// <summary>Returns true when <c>If-None-Match</c> names the tag: the client has the content already.</summary>
    public static bool NoneMatches(HttpRequest request, string tag)
    {
        if (request.Headers.IfNoneMatch.Count == 0
            || !EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out IList<EntityTagHeaderValue>? tags))
        {
            return false;
        }

        EntityTagHeaderValue own = EntityTagHeaderValue.Parse(tag);
        return tags.Any(given => given.Equals(EntityTagHeaderValue.Any) || given.Compare(own, useStrongComparison: false));
    }

    /// <summary>Sets the <c>ETag</c> header, and status 304 when <c>If-None-Match</c> names the tag.</summary>
    /// <returns>True when the status is 304, so that there is no body to write.</returns>
    public static bool IsNotModified(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        if (!NoneMatches(context.Request, tag))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
