using Events.Core.Events;
using Ical.Net.DataTypes;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Events.Core.Feeds;

/// <summary>When an event is, as iCalendar writes it.</summary>
/// <param name="Start"><c>DTSTART</c>.</param>
/// <param name="End"><c>DTEND</c>; null where a day's length says it.</param>
/// <param name="Zone">The zone whose <c>VTIMEZONE</c> the two need; null for none.</param>
internal sealed record FeedTime(CalDateTime Start, CalDateTime? End, DateTimeZone? Zone)
{
    // The local time of a later instant may have no year.
    private static readonly Instant LastLocal = Timestamp.Latest - Duration.FromDays(1);

    /// <summary>The time of an event: dates for an all-day one, else local times in its zone, or UTC without one.</summary>
    public static FeedTime Of(EventDraft draft)
    {
        DateTimeZone zone = draft.Timezone is { } id && draft.EndAt <= LastLocal
            ? DateTimeZoneProviders.Tzdb[id]
            : DateTimeZone.Utc;
        if (draft.IsAllday)
        {
            return AllDay(draft.StartAt.InZone(zone).LocalDateTime, draft.EndAt.InZone(zone).LocalDateTime);
        }

        return zone.Id is CalDateTime.UtcTzId || IsSecondOfTwo(draft.StartAt, zone) || IsSecondOfTwo(draft.EndAt, zone)
            ? new FeedTime(InUtc(draft.StartAt), InUtc(draft.EndAt), Zone: null)
            : new FeedTime(InZone(draft.StartAt, zone), InZone(draft.EndAt, zone), zone);
    }

    /// <summary>An instant in UTC.</summary>
    public static CalDateTime InUtc(Instant instant) => new(instant.ToDateTimeUtc(), CalDateTime.UtcTzId);

    // DTEND is the first day that is over already, and is after DTSTART. An end at midnight names that day; the last day
    // of the calendar has none behind it, and an event without DTEND lasts one day (RFC 5545, section 3.6.1).
    private static FeedTime AllDay(LocalDateTime start, LocalDateTime end)
    {
        LocalDate last = end.TimeOfDay == LocalTime.Midnight && end.Date > start.Date ? end.Date.PlusDays(-1) : end.Date;
        return new FeedTime(Date(start.Date), last < LocalDate.MaxIsoValue ? Date(last.PlusDays(1)) : null, Zone: null);
    }

    private static CalDateTime Date(LocalDate date) => new(date.ToDateOnly());

    // Local times say nothing of which of the two is meant when clocks go back; readers take the first (RFC 5545, section 3.3.5).
    private static bool IsSecondOfTwo(Instant instant, DateTimeZone zone)
    {
        ZonedDateTime local = instant.InZone(zone);
        return zone.MapLocal(local.LocalDateTime) is { Count: 2 } both && both.Last() == local;
    }

    private static CalDateTime InZone(Instant instant, DateTimeZone zone)
    {
        LocalDateTime local = instant.InZone(zone).LocalDateTime;
        return new CalDateTime(local.Date.ToDateOnly(), local.TimeOfDay.ToTimeOnly(), zone.Id);
    }
}
