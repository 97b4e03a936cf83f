using System.Globalization;
using System.Text.Json.Serialization;

namespace Events.Core.Feeds;

/// <summary>The document of the <c>system</c> container that says which addresses of the feed of a calendar are valid.</summary>
/// <param name="Id"><c>feed:</c> and the calendar's id.</param>
/// <param name="Generation">128 random bits in hexadecimal. A counter would repeat its values after a restore of the database.</param>
public sealed record FeedDocument(string Id, [property: JsonRequired] string Generation)
{
    /// <summary>The document's id for a calendar.</summary>
    public static string IdOf(long calendarId) => string.Create(CultureInfo.InvariantCulture, $"feed:{calendarId}");
}
