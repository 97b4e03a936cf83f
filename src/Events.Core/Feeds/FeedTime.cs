using Events.Core.Events;
using Events.Core.Time;
using Ical.Net.DataTypes;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Events.Core.Feeds;

/// <summary>When an event is, as iCalendar writes it.</summary>
/// <param name="Start"><c>DTSTART</c>.</param>
/// <param name="End">
/// <c>DTEND</c>. Null for an event that ends when it starts, because <c>DTEND</c> must be later than <c>DTSTART</c> (RFC 5545, section 3.8.2.2), and for
/// an all-day event that ends on the last day of the calendar.
/// </param>
/// <param name="Zone">The zone of both times, which need its <c>VTIMEZONE</c>; null for none.</param>
internal sealed record FeedTime(CalDateTime Start, CalDateTime? End, DateTimeZone? Zone)
{
    // The local time of a later instant can be in the year 10000.
    private static readonly Instant LastLocal = Timestamp.Latest - Duration.FromDays(1);

    // libical repeats a zone's rule until 2582.
    private static readonly Instant LastRepeated = Instant.FromUtc(2500, 1, 1, 0, 0);

    /// <summary>
    /// The time of an event. An all-day event has dates. Another event has local times in its zone. It has UTC where it has no zone, and where calendar
    /// programs read its local times differently.
    /// </summary>
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
        return zone.Id is CalDateTime.UtcTzId || !IsUnambiguous(stored.StartAt, zone) || !IsUnambiguous(stored.EndAt, zone)
            ? new FeedTime(InUtc(stored.StartAt), hasLength ? InUtc(stored.EndAt) : null, Zone: null)
            : new FeedTime(InZone(stored.StartAt, zone), hasLength ? InZone(stored.EndAt, zone) : null, zone);
    }

    /// <summary>An instant in UTC.</summary>
    public static CalDateTime InUtc(Instant instant) => new(instant.ToDateTimeUtc(), CalDateTime.UtcTzId);

    // DTEND is the day after the last day of the event. An event that ends when a day begins does not include that day. The last day of the calendar has
    // no day after it. There DTEND is left out, and the event lasts one day (RFC 5545, section 3.6.1).
    private static FeedTime AllDay(LocalDate first, ZonedDateTime end)
    {
        LocalDate last = end.Date > first && IsStartOfDay(end) ? end.Date.PlusDays(-1) : end.Date;
        return new FeedTime(Date(first), last < LocalDate.MaxIsoValue ? Date(last.PlusDays(1)) : null, Zone: null);
    }

    // Where clocks change at midnight, a day can begin at 01:00 or have midnight twice.
    private static bool IsStartOfDay(ZonedDateTime time) =>
        time.TimeOfDay == LocalTime.Midnight || time == time.Zone.AtStartOfDay(time.Date);

    private static CalDateTime Date(LocalDate date) => new(date.ToDateOnly());

    // When clocks go back, a local time occurs twice. Calendar programs should take the first one (RFC 5545, section 3.3.5), but ical.js and libical take
    // the second one. ical.js also ignores the seconds of an offset, which zones had before standard time.
    private static bool IsUnambiguous(Instant instant, DateTimeZone zone)
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
