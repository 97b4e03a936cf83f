using System.Globalization;
using Events.Core.Events.Storing;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Events;

/// <summary>The strong <c>ETag</c> of an event: its revision, and the schema of the response (RFC 9110, section 8.8.3).</summary>
internal static class RevisionTag
{
    /// <summary>Makes the tag of an event. With the schema in it, a response with new fields has another tag than an old one.</summary>
    public static string Of(EventResponse response) => string.Create(CultureInfo.InvariantCulture, $"\"{response.Revision}.{response.Schema}\"");

    /// <summary>
    /// Reads <c>If-Match</c> (RFC 9110, section 13.1.1). The comparison is strong: a weak tag, or a tag that this service does not give, never
    /// matches an event.
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

    // Reads "5.2", and "5", which earlier versions sent. Only the revision matters: it changes with the event, the schema does not.
    private static long? Revision(EntityTagHeaderValue tag)
    {
        ReadOnlySpan<char> text = tag.Tag.AsSpan()[1..^1];
        int point = text.IndexOf('.');
        return !tag.IsWeak && TryParse(point < 0 ? text : text[..point], out long revision) && (point < 0 || TryParse(text[(point + 1)..], out _))
            ? revision
            : null;
    }

    private static bool TryParse(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text[0] != '0';
}
