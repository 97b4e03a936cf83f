using System.Globalization;
using System.Text;
using Events.Core.Events;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.Serialization;
using NodaTime;
using Calendar = Ical.Net.Calendar;

namespace Events.Core.Feeds;

/// <summary>
/// Puts a feed together, event by event, so that no more than the text is kept of them. A calendar's components may stand
/// in any order, and the zones come first: they are known only at the end.
/// </summary>
/// <param name="calendarId">The calendar.</param>
/// <param name="window">The time that the feed is of.</param>
internal sealed class FeedWriter(long calendarId, Interval window)
{
    // How often programs are to come back.
    private const string RefreshInterval = "PT1H";

    private const string End = "END:VCALENDAR\r\n";
    private readonly FeedZones _zones = new(window);
    private readonly StringBuilder _events = new();
    private readonly ComponentSerializer _serializer = new();

    /// <summary>How many events are in it.</summary>
    public int Count { get; private set; }

    /// <summary>How long the events are so far, in characters.</summary>
    public int Length => _events.Length;

    /// <summary>Adds an event.</summary>
    /// <param name="stored">The event.</param>
    /// <param name="revision">Its revision.</param>
    public void Add(Event stored, long revision)
    {
        FeedLines.Append(_serializer.SerializeToString(FeedEvent.Of(stored, revision, _zones))!, _events);
        Count++;
    }

    /// <summary>Ends the feed.</summary>
    /// <param name="isTruncated">Whether there are more events than it holds.</param>
    public Feed ToFeed(bool isTruncated)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"Calendar {calendarId}");
        Calendar calendar = new() { ProductId = "-//Events//Events API//EN" };
        calendar.AddProperty("NAME", name);
        calendar.AddProperty("X-WR-CALNAME", name);
        calendar.AddProperty(new CalendarProperty("REFRESH-INTERVAL", RefreshInterval) { Parameters = { new CalendarParameter("VALUE", "DURATION") } });
        calendar.AddProperty("X-PUBLISHED-TTL", RefreshInterval);
        if (isTruncated)
        {
            calendar.AddProperty("X-EVENTS-TRUNCATED", Count.ToString(CultureInfo.InvariantCulture));
        }

        if (Count == 0)
        {
            // A calendar has one component at least (RFC 5545, section 3.4).
            _zones.Cover(DateTimeZoneProviders.Tzdb["Etc/UTC"], window.Start);
        }

        foreach (VTimeZone zone in _zones.ToComponents())
        {
            calendar.Children.Add(zone);
        }

        string frame = new CalendarSerializer().SerializeToString(calendar)!;
        string text = string.Concat(frame.AsSpan(0, frame.LastIndexOf(End, StringComparison.Ordinal)), _events.ToString(), End);
        return new Feed(Encoding.UTF8.GetBytes(text), Count, isTruncated);
    }
}
