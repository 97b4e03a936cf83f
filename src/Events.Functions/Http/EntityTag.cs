using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Http;

/// <summary>The strong <c>ETag</c> of one event: its revision in quotes (RFC 9110, section 8.8.3).</summary>
internal static class EntityTag
{
    /// <summary>Writes a revision.</summary>
    public static string Of(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>Whether <c>If-None-Match</c> names the revision, so that the client has it already.</summary>
    public static bool NoneMatches(HttpRequest request, long revision)
    {
        if (request.Headers.IfNoneMatch.Count == 0
            || !EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out IList<EntityTagHeaderValue>? tags))
        {
            return false;
        }

        EntityTagHeaderValue own = new(Of(revision));
        return tags.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Compare(own, useStrongComparison: false));
    }
}
