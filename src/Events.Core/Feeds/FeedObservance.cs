using Ical.Net;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;
using Duration = NodaTime.Duration;

namespace Events.Core.Feeds;

/// <summary>A time with one offset in a zone, as a <c>STANDARD</c> or <c>DAYLIGHT</c> component says it.</summary>
/// <param name="Start">When it starts; <see cref="Instant.MinValue"/> for one that has always been in force.</param>
/// <param name="Onset">The same in the local time that ends then (RFC 5545, section 3.6.5).</param>
/// <param name="From">The offset before.</param>
/// <param name="To">The offset from then on.</param>
/// <param name="Name">What the local time is called, for example <c>CEST</c>.</param>
/// <param name="IsDaylight">Whether it is daylight saving time.</param>
internal sealed record FeedObservance(Instant Start, LocalDateTime Onset, Offset From, Offset To, string Name, bool IsDaylight)
{
    // Before every event, for an observance that has always been in force.
    private static readonly LocalDateTime Always = new(1601, 1, 1, 0, 0);

    /// <summary>The observance of an interval of the tz database.</summary>
    public static FeedObservance Of(DateTimeZone zone, ZoneInterval interval)
    {
        bool isDaylight = IsDaylightSaving(zone, interval);
        if (!interval.HasStart)
        {
            return new FeedObservance(Instant.MinValue, Always, interval.WallOffset, interval.WallOffset, interval.Name, isDaylight);
        }

        Offset before = zone.GetUtcOffset(interval.Start - Duration.Epsilon);
        return new FeedObservance(
            interval.Start, interval.Start.WithOffset(before).LocalDateTime, before, interval.WallOffset, interval.Name, isDaylight);
    }

    /// <summary>The component, which a rule repeats if there is one.</summary>
    public VTimeZoneInfo ToComponent(RecurrenceRule? rule) => new(IsDaylight ? Components.Daylight : Components.Standard)
    {
        Start = new CalDateTime(Onset.Date.ToDateOnly(), Onset.TimeOfDay.ToTimeOnly(), null),
        OffsetFrom = new UtcOffset(From.ToTimeSpan()),
        OffsetTo = new UtcOffset(To.ToTimeSpan()),
        TimeZoneName = Name,
        RecurrenceRule = rule,
    };

    // Some zones have standard time in summer and negative savings in winter (Europe/Dublin) or in Ramadan. Calendar programs
    // expect the lower offset as the standard one. What has no end is nobody's daylight saving time.
    private static bool IsDaylightSaving(DateTimeZone zone, ZoneInterval interval) =>
        interval.HasEnd && (interval.Savings > Offset.Zero
            || (interval.Savings == Offset.Zero && interval.HasStart
                && (zone.GetZoneInterval(interval.Start - Duration.Epsilon).Savings < Offset.Zero
                    || zone.GetZoneInterval(interval.End).Savings < Offset.Zero)));
}
