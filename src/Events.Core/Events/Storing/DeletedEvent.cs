using System.Text.Json.Serialization;
using NodaTime;

namespace Events.Core.Events.Storing;

/// <summary>An item of <c>GET /events/deleted</c>, which the tombstone contains.</summary>
/// <param name="Id">The event.</param>
/// <param name="CalendarId">Its calendar.</param>
/// <param name="DeletedAt">When it was deleted.</param>
public sealed record DeletedEvent(
    [property: JsonRequired] long Id, [property: JsonRequired] long CalendarId, [property: JsonRequired] Instant DeletedAt)
{
    /// <summary>How long the tombstone is kept: 90 days, in seconds.</summary>
    public const int TimeToLive = 90 * 24 * 60 * 60;
}
