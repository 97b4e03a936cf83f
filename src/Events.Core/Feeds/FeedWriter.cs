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
/// Writes a feed event by event, and keeps only the text of each event. The zones are known after the last event. They are written before the events,
/// since the components of a calendar may be in any order.
/// </summary>
/// <param name="calendarId">The calendar.</param>
/// <param name="window">The window of the feed.</param>
internal sealed class FeedWriter(long calendarId, Interval window)
{
    // How often calendar programs should read the feed.
    private const string RefreshInterval = "PT1H";

    private const string End = "END:VCALENDAR\r\n";
    private readonly FeedZones _zones = new(window);
    private readonly StringBuilder _events = new();
    private readonly ComponentSerializer _serializer = new();

    /// <summary>How many events the feed has so far.</summary>
    public int Count { get; private set; }

    /// <summary>How many characters the events have so far.</summary>
    public int Length => _events.Length;

    /// <summary>Adds an event.</summary>
    /// <param name="stored">The event.</param>
    /// <param name="revision">Its revision.</param>
    public void Add(Event stored, long revision)
    {
        FeedLines.Append(_serializer.SerializeToString(FeedEvent.Of(stored, revision, _zones))!, _events);
        Count++;
    }

    /// <summary>Completes the feed.</summary>
    /// <param name="isTruncated">Whether the window has more events than the feed.</param>
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
            // A calendar must have at least one component (RFC 5545, section 3.4).
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
