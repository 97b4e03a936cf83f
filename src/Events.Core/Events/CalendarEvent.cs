using NodaTime;

namespace Events.Core.Events;

/// <summary>An event as it is stored and answered.</summary>
/// <param name="Id">Unique over all calendars, 1 to 2^53-1.</param>
/// <param name="Draft">What the client said of it.</param>
/// <param name="AlertSentAt">When its alert was delivered, or null.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When its revision was last raised.</param>
/// <param name="Revision">1 when created, one more with each change that a client can see; the public <c>ETag</c>.</param>
public sealed record CalendarEvent(
    long Id,
    EventDraft Draft,
    Instant? AlertSentAt,
    Instant CreatedAt,
    Instant UpdatedAt,
    long Revision);
