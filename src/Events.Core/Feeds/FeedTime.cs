using Events.Core.Events;
using Events.Core.Time;
using Ical.Net.DataTypes;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Events.Core.Feeds;

/// <summary>When an event is, as iCalendar writes it.</summary>
/// <param name="Start"><c>DTSTART</c>.</param>
/// <param name="End"><c>DTEND</c>; null for an event without length, since an end must be later than its start (RFC 5545, section 3.8.2.2), and where a day's length says it.</param>
/// <param name="Zone">The zone whose <c>VTIMEZONE</c> the two need; null for none.</param>
internal sealed record FeedTime(CalDateTime Start, CalDateTime? End, DateTimeZone? Zone)
{
    // The local time of a later instant may have no year.
    private static readonly Instant LastLocal = Timestamp.Latest - Duration.FromDays(1);

    // libical repeats a zone's rule until 2582.
    private static readonly Instant LastRepeated = Instant.FromUtc(2500, 1, 1, 0, 0);

    /// <summary>The time of an event: dates for an all-day one, else local times in its zone, or UTC without one and where readers take local times differently.</summary>
    public static FeedTime Of(Event stored)
    {
        DateTimeZone zone = stored.Timezone is { } id && stored.EndAt <= LastLocal
            ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) ?? DateTimeZone.Utc
            : DateTimeZone.Utc;
        if (stored.IsAllday)
        {
            return AllDay(stored.StartAt.InZone(zone).Date, stored.EndAt.InZone(zone));
        }

        bool hasLength = stored.EndAt > stored.StartAt;
        return zone.Id is CalDateTime.UtcTzId || !IsReadAlike(stored.StartAt, zone) || !IsReadAlike(stored.EndAt, zone)
            ? new FeedTime(InUtc(stored.StartAt), hasLength ? InUtc(stored.EndAt) : null, Zone: null)
            : new FeedTime(InZone(stored.StartAt, zone), hasLength ? InZone(stored.EndAt, zone) : null, zone);
    }

    /// <summary>An instant in UTC.</summary>
    public static CalDateTime InUtc(Instant instant) => new(instant.ToDateTimeUtc(), CalDateTime.UtcTzId);

    // DTEND is the first day that is over already, and is after DTSTART. An end where a day begins names that day; the last
    // day of the calendar has none behind it, and an event without DTEND lasts one day (RFC 5545, section 3.6.1).
    private static FeedTime AllDay(LocalDate first, ZonedDateTime end)
    {
        LocalDate last = end.Date > first && IsStartOfDay(end) ? end.Date.PlusDays(-1) : end.Date;
        return new FeedTime(Date(first), last < LocalDate.MaxIsoValue ? Date(last.PlusDays(1)) : null, Zone: null);
    }

    // Where clocks are changed at midnight, a day begins at 01:00, or has midnight twice.
    private static bool IsStartOfDay(ZonedDateTime time) =>
        time.TimeOfDay == LocalTime.Midnight || time == time.Zone.AtStartOfDay(time.Date);

    private static CalDateTime Date(LocalDate date) => new(date.ToDateOnly());

    // When clocks go back, a local time comes twice: readers should take the first (RFC 5545, section 3.3.5), but ical.js and
    // libical take the second. And ical.js ignores the seconds of an offset, which zones had before standard time.
    private static bool IsReadAlike(Instant instant, DateTimeZone zone)
    {
        ZonedDateTime local = instant.InZone(zone);
        return instant < LastRepeated && zone.MapLocal(local.LocalDateTime).Count == 1
            && local.Offset.Seconds % NodaConstants.SecondsPerMinute == 0;
    }

    private static CalDateTime InZone(Instant instant, DateTimeZone zone)
    {
        LocalDateTime local = instant.InZone(zone).LocalDateTime;
        return new CalDateTime(local.Date.ToDateOnly(), local.TimeOfDay.ToTimeOnly(), zone.Id);
    }
}
