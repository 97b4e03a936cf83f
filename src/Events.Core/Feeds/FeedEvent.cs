using System.Globalization;
using Events.Core.Events;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;
using NodaTime.Text;
using Component = Ical.Net.CalendarComponents.CalendarEvent;

namespace Events.Core.Feeds;

/// <summary>An event as a <c>VEVENT</c>.</summary>
internal static class FeedEvent
{
    private static readonly InstantPattern Basic = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>Makes the component of an event, and adds the times of the event to the zones.</summary>
    /// <param name="stored">The event.</param>
    /// <param name="revision">Its revision.</param>
    /// <param name="zones">The zones of the feed.</param>
    public static Component Of(Event stored, long revision, FeedZones zones)
    {
        FeedTime time = FeedTime.Of(stored);
        if (time.Zone is { } zone)
        {
            zones.Cover(zone, stored.StartAt);
            zones.Cover(zone, stored.EndAt);
        }

        CalDateTime updated = FeedTime.InUtc(stored.UpdatedAt);
        Component component = new()
        {
            Uid = Uid(stored),

            // Without a METHOD, DTSTAMP is the time of the last change too (RFC 5545, section 3.8.7.2). So the feed changes only when an event does.
            DtStamp = updated,
            LastModified = updated,
            Created = FeedTime.InUtc(stored.CreatedAt),
            Sequence = (int)Math.Min(revision, int.MaxValue),
            Start = time.Start,
            End = time.End,
            Transparency = stored.ShowAs == ShowAs.Free ? TransparencyType.Transparent : null,
            Summary = FeedText.Clean(stored.Title),
            Description = stored.Body is { Length: > 0 } body ? FeedText.Clean(body) : null,
            Location = stored.Address is { } address ? FeedText.Clean(Location(address)) : null,
        };
        if (stored.AlertAt is { } alertAt)
        {
            component.Alarms.Add(Alarm(alertAt, component.Summary));
        }

        return component;
    }

    // The same as long as the event exists, and different in other deployments. Two deployments can give the same id to two events, but it is unlikely that
    // both events are created in the same second.
    private static string Uid(Event stored) => string.Create(
        CultureInfo.InvariantCulture, $"{stored.Id}-{Basic.Format(stored.CreatedAt)}@events");

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
