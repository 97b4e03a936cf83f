using System.Globalization;
using System.Security.Cryptography;
using Events.Core.Events.Storing;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Http;

/// <summary>
/// <c>ETag</c>s (RFC 9110, section 8.8.3): of one event its revision, strong; of a feed or a document the hash of its content, weak, since the bytes
/// that are sent depend on their coding.
/// </summary>
internal static class EntityTag
{
    private const int ContentTagBytes = 16;

    /// <summary>Writes a revision.</summary>
    public static string Of(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>
    /// What <c>If-Match</c> asks for (RFC 9110, section 13.1.1), compared strongly: a weak tag, and what is no tag of
    /// this service, is never the event's.
    /// </summary>
    public static ExpectedRevision Expected(HttpRequest request)
    {
        if (request.Headers.IfMatch.Count == 0)
        {
            return ExpectedRevision.Any;
        }

        if (!EntityTagHeaderValue.TryParseStrictList(request.Headers.IfMatch, out IList<EntityTagHeaderValue>? tags))
        {
            return ExpectedRevision.OneOf([]);
        }

        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any))
            ? ExpectedRevision.Any
            : ExpectedRevision.OneOf([.. tags.Select(Revision).OfType<long>()]);
    }

    /// <summary>The first 128 bits of the SHA-256 of what is answered, before it is compressed.</summary>
    public static string OfContent(ReadOnlySpan<byte> content) =>
        $"W/\"{Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, ContentTagBytes))}\"";

    /// <summary>Whether <c>If-None-Match</c> names the revision, so that the client has it already.</summary>
    public static bool NoneMatches(HttpRequest request, long revision) => NoneMatches(request, Of(revision));

    /// <summary>Whether <c>If-None-Match</c> names the tag, so that the client has it already.</summary>
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

    /// <summary>Sends the tag, and 304 where <c>If-None-Match</c> names it.</summary>
    /// <returns>Whether the client has it already, so that nothing is left to send.</returns>
    public static bool IsKnown(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        if (!NoneMatches(context.Request, tag))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    private static long? Revision(EntityTagHeaderValue tag) =>
        !tag.IsWeak
        && long.TryParse(tag.Tag.AsSpan()[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out long revision)
        && tag.Tag == Of(revision)
            ? revision
            : null;
}
