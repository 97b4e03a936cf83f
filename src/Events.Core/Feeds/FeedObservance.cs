using Ical.Net;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;
using Duration = NodaTime.Duration;

namespace Events.Core.Feeds;

/// <summary>A period in which a zone has one offset: a <c>STANDARD</c> or <c>DAYLIGHT</c> component.</summary>
/// <param name="Start">When it starts; <see cref="Instant.MinValue"/> where the zone has always had the offset.</param>
/// <param name="Onset">The start, in the local time with the offset before it (RFC 5545, section 3.6.5).</param>
/// <param name="From">The offset before the start.</param>
/// <param name="To">The offset after the start.</param>
/// <param name="Name">The name of the local time, for example <c>CEST</c>.</param>
/// <param name="IsDaylight">Whether it is daylight saving time.</param>
internal sealed record FeedObservance(Instant Start, LocalDateTime Onset, Offset From, Offset To, string Name, bool IsDaylight)
{
    // The onset where the zone has always had the offset. It is before every event.
    private static readonly LocalDateTime EarliestOnset = new(1601, 1, 1, 0, 0);

    /// <summary>The observance of an interval of the tz database.</summary>
    public static FeedObservance Of(DateTimeZone zone, ZoneInterval interval)
    {
        bool isDaylight = IsDaylightSaving(zone, interval);
        if (!interval.HasStart)
        {
            return new FeedObservance(Instant.MinValue, EarliestOnset, interval.WallOffset, interval.WallOffset, interval.Name, isDaylight);
        }

        Offset before = zone.GetUtcOffset(interval.Start - Duration.Epsilon);
        return new FeedObservance(
            interval.Start, interval.Start.WithOffset(before).LocalDateTime, before, interval.WallOffset, interval.Name, isDaylight);
    }

    /// <summary>Makes the component.</summary>
    /// <param name="rule">The rule by which it repeats; null for none.</param>
    public VTimeZoneInfo ToComponent(RecurrenceRule? rule) => new(IsDaylight ? Components.Daylight : Components.Standard)
    {
        Start = new CalDateTime(Onset.Date.ToDateOnly(), Onset.TimeOfDay.ToTimeOnly(), null),
        OffsetFrom = new UtcOffset(From.ToTimeSpan()),
        OffsetTo = new UtcOffset(To.ToTimeSpan()),
        TimeZoneName = Name,
        RecurrenceRule = rule,
    };

    // Some zones have standard time in summer and negative savings in winter (Europe/Dublin) or in Ramadan. Calendar programs expect the lower offset as
    // the standard one. An interval without an end is never daylight saving time.
    private static bool IsDaylightSaving(DateTimeZone zone, ZoneInterval interval) =>
        interval.HasEnd && (interval.Savings > Offset.Zero
            || (interval.Savings == Offset.Zero && interval.HasStart
                && (zone.GetZoneInterval(interval.Start - Duration.Epsilon).Savings < Offset.Zero
                    || zone.GetZoneInterval(interval.End).Savings < Offset.Zero)));
}
