using System.Text;
using CsCheck;
using Events.Core.Events;
using Events.Core.Feeds;
using Ical.Net;
using Ical.Net.CalendarComponents;
using NodaTime;
using Component = Ical.Net.CalendarComponents.CalendarEvent;

namespace Events.Core.Tests.Feeds;

public sealed class FeedWriterTests
{
    private static readonly Interval Window = new(TestEvents.Time("2020-01-01T00:00:00Z"), TestEvents.Time("2032-01-01T00:00:00Z"));

    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Where(TimeZones.Has)];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 1, 20],
        Among(",", ";", ":", "\\", "\\n", "\"", "\t", "\r\n", "\n", "\r", "😀", "é", "\u2028", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", "\u0007", "日本語の題")).Array[1, 30]
        .Select(string.Concat).Where(text => text.Trim().Length > 0);

    private static readonly Gen<Event> RandomEvent =
        from start in Gen.Long[TestEvents.Time("2020-01-01T00:00:00Z").ToUnixTimeSeconds(), TestEvents.Time("2030-01-01T00:00:00Z").ToUnixTimeSeconds()]
        from length in Gen.OneOf(Gen.Const(0L), Gen.Long[1, 90_000], Gen.Long[1, 40_000_000])
        from zone in Gen.OneOf(Gen.Const((string?)null), Among(Zones).Select(each => (string?)each))
        from isAllday in Gen.Bool
        from isFree in Gen.Bool
        from title in Text
        from body in Gen.OneOf(Gen.Const((string?)null), Text.Select(each => (string?)each))
        from street in Text
        from alert in Gen.OneOf(Gen.Const((long?)null), Gen.Long[0, 100_000].Select(each => (long?)each))
        select TestEvents.Of("2023-01-30T18:00:00Z", "2023-01-30T18:00:00Z", zone, isAllday) with
        {
            StartAt = Instant.FromUnixTimeSeconds(start),
            EndAt = Instant.FromUnixTimeSeconds(start + length),
            Title = title,
            Body = body,
            Address = body is null ? null : new Address(street, null, null, "Denver", "CO", "80202", "US"),
            AlertAt = alert is { } before ? Instant.FromUnixTimeSeconds(start - before) : null,
            ShowAs = isFree ? ShowAs.Free : ShowAs.Busy,
        };

    [Fact]
    public void Events_AreReadBackWithTheSameInstantsAndTexts() => RandomEvent.Array[200].Sample(
        events =>
        {
            Calendar calendar = Calendar.Load(Write(events))!;

            Dictionary<string, Component> found = calendar.Events.ToDictionary(each => each.Uid!);
            Assert.Equal(events.Length, found.Count);
            for (int index = 0; index < events.Length; index++)
            {
                AssertSame(events[index], found[$"{index + 1}-20230102T030405Z@events"], calendar);
            }
        },
        iter: 5,
        threads: 1);

    [Fact]
    public void Text_NeverBreaksTheFormat() => RandomEvent.Array[50].Sample(
        events =>
        {
            string feed = Write(events);

            string[] lines = feed.Split("\r\n");
            Assert.Equal(string.Empty, lines[^1]);
            Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
            Assert.All(lines, line => Assert.DoesNotContain(line, each => char.IsControl(each) && each != '\t'));
            Assert.Equal(events.Length, lines.Count(line => line == "BEGIN:VEVENT"));
        },
        iter: 20,
        threads: 1);

    [Fact]
    public void EveryZone_IsWrittenWithTheOffsetsOfTheTzDatabase()
    {
        Instant[] instants = [.. Enumerable.Range(0, 36).Select(month => TestEvents.Time("2024-01-15T12:00:00Z") + Duration.FromDays(30.5 * month))];
        FeedZones zones = new(Window);
        foreach (string id in Zones)
        {
            Array.ForEach(instants, instant => zones.Cover(DateTimeZoneProviders.Tzdb[id], instant));
        }

        VTimeZone[] written = [.. zones.ToComponents()];

        Assert.Equal(Zones.Order(StringComparer.Ordinal), written.Select(zone => zone.TzId));
        Assert.All(written, zone => Assert.All(instants, instant =>
            Assert.Equal(instant, ZoneReader.Read(zone, instant.InZone(DateTimeZoneProviders.Tzdb[zone.TzId!]).LocalDateTime))));
    }

    [Fact]
    public void SameEvents_AreWrittenAsTheSameText()
    {
        Event[] events = [TestEvents.Of("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z", "America/Denver") with { AlertAt = TestEvents.Time("2023-01-30T17:00:00Z") }];

        Assert.Equal(Write(events), Write(events));
    }

    [Fact]
    public void Revision_AndLastChange_AreWritten()
    {
        Component component = Assert.Single(Calendar.Load(Write([TestEvents.Of("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z")]))!.Events);

        Assert.Equal(3, component.Sequence);
        Assert.Equal(TestEvents.Time("2023-02-03T04:05:06Z").ToDateTimeUtc(), component.LastModified!.AsUtc);
        Assert.Equal(component.LastModified, component.DtStamp);
        Assert.Null(component.Location);
        Assert.Empty(component.Alarms);
    }

    [Fact]
    public void Feed_AsksForARefreshEveryHour()
    {
        string feed = Write([TestEvents.Of("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z")]);

        Assert.Contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", feed, StringComparison.Ordinal);
        Assert.Contains("\r\nX-PUBLISHED-TTL:PT1H\r\n", feed, StringComparison.Ordinal);
    }

    // RFC 5545, section 3.8.2.7: an event without TRANSP is opaque.
    [Theory]
    [InlineData(ShowAs.Busy, false)]
    [InlineData(ShowAs.Free, true)]
    public void OnlyFreeEvents_AreTransparent(ShowAs showAs, bool isTransparent)
    {
        string feed = Write([TestEvents.Of("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z") with { ShowAs = showAs }]);

        Assert.Equal(isTransparent, feed.Contains("\r\nTRANSP:TRANSPARENT\r\n", StringComparison.Ordinal));
        Assert.Equal(isTransparent, feed.Contains("TRANSP", StringComparison.Ordinal));
    }

    // RFC 5545, section 3.4: a calendar has at least one component.
    [Fact]
    public void Calendar_WithoutEvents_HasATimeZone()
    {
        Calendar calendar = Calendar.Load(Write([]))!;

        Assert.Empty(calendar.Events);
        VTimeZone zone = Assert.Single(calendar.TimeZones);
        Assert.Equal(("Etc/UTC", "STANDARD"), (zone.TzId, Assert.Single(zone.TimeZoneInfos).Name));
    }

    [Fact]
    public void TruncatedFeed_SaysSo()
    {
        FeedWriter writer = new(7, Window);
        writer.Add(TestEvents.Of("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z"), revision: 3);

        Feed feed = writer.ToFeed(isTruncated: true);

        Assert.Contains("X-EVENTS-TRUNCATED:1\r\n", Encoding.UTF8.GetString(feed.Content.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("TRUNCATED", Encoding.UTF8.GetString(writer.ToFeed(isTruncated: false).Content.Span), StringComparison.Ordinal);
    }

    private static string Write(IReadOnlyList<Event> events)
    {
        FeedWriter writer = new(7, Window);
        foreach ((int index, Event stored) in events.Index())
        {
            writer.Add(stored with { Id = index + 1 }, revision: 3);
        }

        return Encoding.UTF8.GetString(writer.ToFeed(isTruncated: false).Content.Span);
    }

    private static Gen<string> Among(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static void AssertSame(Event stored, Component component, Calendar calendar)
    {
        Assert.Equal(FeedText.Clean(stored.Title), component.Summary);
        Assert.Equal(stored.Body is null ? null : FeedText.Clean(stored.Body), component.Description);
        Assert.Equal(
            stored.Address is null ? null : FeedText.Clean($"{stored.Address.Address1}, Denver, CO 80202, US"), component.Location);
        Assert.Equal(stored.AlertAt?.ToDateTimeUtc(), component.Alarms.SingleOrDefault()?.Trigger!.DateTime!.AsUtc);
        Assert.Equal(stored.ShowAs == ShowAs.Free, component.Transparency == TransparencyType.Transparent);
        if (stored.IsAllday)
        {
            Assert.False(component.Start!.HasTime);
            return;
        }

        Assert.Equal(stored.StartAt.ToDateTimeUtc(), component.Start!.AsUtc);
        Assert.Equal(stored.EndAt == stored.StartAt ? null : stored.EndAt.ToDateTimeUtc(), component.End?.AsUtc);
        if (!component.Start.IsUtc)
        {
            VTimeZone zone = calendar.TimeZones.Single(each => each.TzId == component.Start.TzId);
            Assert.Equal(stored.StartAt, ZoneReader.Read(zone, LocalDateTime.FromDateTime(component.Start.Value)));
            Assert.Equal(stored.EndAt, ZoneReader.Read(zone, LocalDateTime.FromDateTime((component.End ?? component.Start).Value)));
        }
    }
}
