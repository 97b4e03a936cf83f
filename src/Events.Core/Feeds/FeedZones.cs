using Ical.Net.CalendarComponents;
using NodaTime;

namespace Events.Core.Feeds;

/// <summary>The <c>VTIMEZONE</c> components of a feed.</summary>
/// <param name="window">The window of the feed.</param>
internal sealed class FeedZones(Interval window)
{
    private readonly SortedDictionary<string, FeedZone> _zones = new(StringComparer.Ordinal);

    /// <summary>Makes sure that the component of a zone has the offset of an instant.</summary>
    public void Cover(DateTimeZone zone, Instant instant)
    {
        if (!_zones.TryGetValue(zone.Id, out FeedZone? known))
        {
            _zones.Add(zone.Id, known = new FeedZone(zone, window));
        }

        known.Cover(instant);
    }

    /// <summary>Makes the components, sorted by the ids of the zones.</summary>
    public IEnumerable<VTimeZone> ToComponents() => _zones.Values.Select(each => each.ToComponent());
}
