using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.TimeZones;
using Duration = NodaTime.Duration;

namespace Events.Core.Feeds;

/// <summary>
/// The <c>VTIMEZONE</c> components of a feed. Each holds the observances that some event of the feed is in, and no rule: a
/// rule guessed from a zone's past is wrong for the zones that follow the moon or decide by the year.
/// </summary>
internal sealed class FeedZones
{
    // Before every event, for an observance that has always been in force.
    private static readonly CalDateTime Always = new(1601, 1, 1, 0, 0, 0);
    private readonly SortedDictionary<string, SortedDictionary<Instant, (DateTimeZone Zone, ZoneInterval Interval)>> _zones = new(StringComparer.Ordinal);

    /// <summary>Sees to it that a zone says its offset at an instant.</summary>
    public void Cover(DateTimeZone zone, Instant instant)
    {
        if (!_zones.TryGetValue(zone.Id, out var observances))
        {
            _zones.Add(zone.Id, observances = []);
        }

        ZoneInterval interval = zone.GetZoneInterval(instant);
        observances.TryAdd(interval.HasStart ? interval.Start : Instant.MinValue, (zone, interval));
    }

    /// <summary>The components, by the names of the zones.</summary>
    public IEnumerable<VTimeZone> ToComponents()
    {
        foreach (var (id, observances) in _zones)
        {
            VTimeZone component = new() { TzId = id };
            foreach (var (zone, interval) in observances.Values)
            {
                component.Children.Add(Observance(zone, interval));
            }

            yield return component;
        }
    }

    private static VTimeZoneInfo Observance(DateTimeZone zone, ZoneInterval interval)
    {
        Offset before = interval.HasStart ? zone.GetUtcOffset(interval.Start - Duration.Epsilon) : interval.WallOffset;
        return new VTimeZoneInfo(interval.Savings > Offset.Zero ? Components.Daylight : Components.Standard)
        {
            Start = interval.HasStart ? Onset(interval.Start, before) : Always,
            OffsetFrom = new UtcOffset(before.ToTimeSpan()),
            OffsetTo = new UtcOffset(interval.WallOffset.ToTimeSpan()),
            TimeZoneName = interval.Name,
        };
    }

    // The onset in the local time that it ends (RFC 5545, section 3.6.5).
    private static CalDateTime Onset(Instant instant, Offset before)
    {
        LocalDateTime local = instant.WithOffset(before).LocalDateTime;
        return new CalDateTime(local.Date.ToDateOnly(), local.TimeOfDay.ToTimeOnly(), null);
    }
}
