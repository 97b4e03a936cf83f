using Ical.Net.CalendarComponents;
using NodaTime;

namespace Events.Core.Feeds;

/// <summary>The <c>VTIMEZONE</c> components of a feed.</summary>
/// <param name="window">The time that the feed is of.</param>
internal sealed class FeedZones(Interval window)
{
    private readonly SortedDictionary<string, FeedZone> _zones = new(StringComparer.Ordinal);

    /// <summary>Sees to it that a zone gives its offset at an instant.</summary>
    public void Cover(DateTimeZone zone, Instant instant)
    {
        if (!_zones.TryGetValue(zone.Id, out FeedZone? known))
        {
            _zones.Add(zone.Id, known = new FeedZone(zone, window));
        }

        known.Cover(instant);
    }

    /// <summary>The components, by the names of the zones.</summary>
    public IEnumerable<VTimeZone> ToComponents() => _zones.Values.Select(each => each.ToComponent());
}
