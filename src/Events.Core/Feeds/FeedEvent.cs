using System.Globalization;
using Events.Core.Events;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.Text;
using CalendarEvent = Events.Core.Events.CalendarEvent;
using Component = Ical.Net.CalendarComponents.CalendarEvent;

namespace Events.Core.Feeds;

/// <summary>An event as a <c>VEVENT</c>.</summary>
internal static class FeedEvent
{
    private static readonly InstantPattern Basic = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>Writes an event, and has the zones cover it.</summary>
    public static Component Of(CalendarEvent calendarEvent, FeedZones zones)
    {
        EventDraft draft = calendarEvent.Draft;
        FeedTime time = FeedTime.Of(draft);
        if (time.Zone is { } zone)
        {
            zones.Cover(zone, draft.StartAt);
            zones.Cover(zone, draft.EndAt);
        }

        CalDateTime updated = FeedTime.InUtc(calendarEvent.UpdatedAt);
        Component component = new()
        {
            Uid = Uid(calendarEvent),

            // Without a METHOD this, too, is the time of the last change (RFC 5545, section 3.8.7.2), which keeps the feed the same.
            DtStamp = updated,
            LastModified = updated,
            Created = FeedTime.InUtc(calendarEvent.CreatedAt),
            Sequence = (int)Math.Min(calendarEvent.Revision, int.MaxValue),
            Start = time.Start,
            End = time.End,
            Summary = FeedText.Clean(draft.Title),
            Description = draft.Body is { Length: > 0 } body ? FeedText.Clean(body) : null,
            Location = draft.Address is { } address ? FeedText.Clean(Location(address)) : null,
        };
        if (draft.AlertAt is { } alertAt)
        {
            component.Alarms.Add(Alarm(alertAt, component.Summary));
        }

        return component;
    }

    // The same for as long as the event lives, and not another deployment's: two may well hand out the same id, but not to
    // events of the same second.
    private static string Uid(CalendarEvent calendarEvent) => string.Create(
        CultureInfo.InvariantCulture, $"{calendarEvent.Id}-{Basic.Format(calendarEvent.CreatedAt)}@events");

    private static Alarm Alarm(Instant at, string summary)
    {
        Trigger trigger = new() { DateTime = FeedTime.InUtc(at) };
        trigger.Parameters.Set("VALUE", "DATE-TIME");
        return new Alarm { Action = AlarmAction.Display, Description = summary, Trigger = trigger };
    }

    private static string Location(Address address)
    {
        string?[] region = [address.State, address.Zip];
        string?[] parts =
        [
            address.Address1, address.Address2, address.Address3, address.City,
            string.Join(' ', region.Where(part => !string.IsNullOrWhiteSpace(part))), address.Country,
        ];
        return string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }
}
