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
    private static readonly Interval Window = new(Drafts.Time("2020-01-01T00:00:00Z"), Drafts.Time("2032-01-01T00:00:00Z"));

    private static readonly string[] Zones = [.. DateTimeZoneProviders.Tzdb.Ids.Where(TimeZones.Has)];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 1, 20],
        Among(",", ";", ":", "\\", "\\n", "\"", "\t", "\r\n", "\n", "\r", "😀", "é", "\u2028", "BEGIN:VEVENT\r\nEND:VEVENT\r\n", "\u0007", "日本語の題")).Array[1, 30]
        .Select(string.Concat).Where(text => text.Trim().Length > 0);

    private static readonly Gen<EventDraft> Draft =
        from start in Gen.Long[Drafts.Time("2020-01-01T00:00:00Z").ToUnixTimeSeconds(), Drafts.Time("2030-01-01T00:00:00Z").ToUnixTimeSeconds()]
        from length in Gen.OneOf(Gen.Const(0L), Gen.Long[1, 90_000], Gen.Long[1, 40_000_000])
        from zone in Gen.OneOf(Gen.Const((string?)null), Among(Zones).Select(each => (string?)each))
        from isAllday in Gen.Bool
        from title in Text
        from body in Gen.OneOf(Gen.Const((string?)null), Text.Select(each => (string?)each))
        from street in Text
        from alert in Gen.OneOf(Gen.Const((long?)null), Gen.Long[0, 100_000].Select(each => (long?)each))
        select new EventDraft
        {
            CasefileId = 1,
            CalendarId = 7,
            StartAt = Instant.FromUnixTimeSeconds(start),
            EndAt = Instant.FromUnixTimeSeconds(start + length),
            Timezone = zone,
            IsAllday = isAllday,
            Title = title,
            Body = body,
            Address = body is null ? null : new Address(street, null, null, "Denver", "CO", "80202", "US"),
            AlertAt = alert is { } before ? Instant.FromUnixTimeSeconds(start - before) : null,
        };

    [Fact]
    public void EventsOfEveryKindAreReadBackToTheSameInstantsAndTexts() => Draft.Array[200].Sample(
        drafts =>
        {
            Calendar calendar = Calendar.Load(Write(drafts))!;

            Dictionary<string, Component> found = calendar.Events.ToDictionary(each => each.Uid!);
            Assert.Equal(drafts.Length, found.Count);
            for (int index = 0; index < drafts.Length; index++)
            {
                AssertSame(drafts[index], found[$"{index + 1}-20230102T030405Z@events"], calendar);
            }
        },
        iter: 5,
        threads: 1);

    [Fact]
    public void NoTextBreaksTheFormat() => Draft.Array[50].Sample(
        drafts =>
        {
            string feed = Write(drafts);

            string[] lines = feed.Split("\r\n");
            Assert.Equal(string.Empty, lines[^1]);
            Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
            Assert.All(lines, line => Assert.DoesNotContain(line, each => char.IsControl(each) && each != '\t'));
            Assert.Equal(drafts.Length, lines.Count(line => line == "BEGIN:VEVENT"));
        },
        iter: 20,
        threads: 1);

    [Fact]
    public void EveryZoneIsWrittenAsTheTzDatabaseHasIt()
    {
        Instant[] instants = [.. Enumerable.Range(0, 36).Select(month => Drafts.Time("2024-01-15T12:00:00Z") + Duration.FromDays(30.5 * month))];
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
    public void TheSameEventsAreWrittenAlike()
    {
        EventDraft[] drafts = [Drafts.Of("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z", "America/Denver") with { AlertAt = Drafts.Time("2023-01-30T17:00:00Z") }];

        Assert.Equal(Write(drafts), Write(drafts));
    }

    [Fact]
    public void RevisionAndLastChangeAreSaid()
    {
        Component component = Assert.Single(Calendar.Load(Write([Drafts.Of("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z")]))!.Events);

        Assert.Equal(3, component.Sequence);
        Assert.Equal(Drafts.Time("2023-02-03T04:05:06Z").ToDateTimeUtc(), component.LastModified!.AsUtc);
        Assert.Equal(component.LastModified, component.DtStamp);
        Assert.Null(component.Location);
        Assert.Empty(component.Alarms);
    }

    [Fact]
    public void ProgramsAreToldToComeBackInAnHour()
    {
        string feed = Write([Drafts.Of("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z")]);

        Assert.Contains("\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", feed, StringComparison.Ordinal);
        Assert.Contains("\r\nX-PUBLISHED-TTL:PT1H\r\n", feed, StringComparison.Ordinal);
    }

    // RFC 5545, section 3.4: a calendar has one component at least.
    [Fact]
    public void ACalendarWithoutEventsHasAComponentAllTheSame()
    {
        Calendar calendar = Calendar.Load(Write([]))!;

        Assert.Empty(calendar.Events);
        VTimeZone zone = Assert.Single(calendar.TimeZones);
        Assert.Equal(("Etc/UTC", "STANDARD"), (zone.TzId, Assert.Single(zone.TimeZoneInfos).Name));
    }

    [Fact]
    public void AFeedThatIsNotWholeSaysSo()
    {
        FeedWriter writer = new(7, Window);
        writer.Add(Drafts.Event(Drafts.Of("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z")));

        Feed feed = writer.ToFeed(isTruncated: true);

        Assert.Contains("X-EVENTS-TRUNCATED:1\r\n", Encoding.UTF8.GetString(feed.Content.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("TRUNCATED", Encoding.UTF8.GetString(writer.ToFeed(isTruncated: false).Content.Span), StringComparison.Ordinal);
    }

    private static string Write(IReadOnlyList<EventDraft> drafts)
    {
        FeedWriter writer = new(7, Window);
        foreach ((int index, EventDraft draft) in drafts.Index())
        {
            writer.Add(Drafts.Event(draft, index + 1));
        }

        return Encoding.UTF8.GetString(writer.ToFeed(isTruncated: false).Content.Span);
    }

    private static Gen<string> Among(params string[] words) => Gen.Int[0, words.Length - 1].Select(index => words[index]);

    private static void AssertSame(EventDraft draft, Component component, Calendar calendar)
    {
        Assert.Equal(FeedText.Clean(draft.Title), component.Summary);
        Assert.Equal(draft.Body is null ? null : FeedText.Clean(draft.Body), component.Description);
        Assert.Equal(
            draft.Address is null ? null : FeedText.Clean($"{draft.Address.Address1}, Denver, CO 80202, US"), component.Location);
        Assert.Equal(draft.AlertAt?.ToDateTimeUtc(), component.Alarms.SingleOrDefault()?.Trigger!.DateTime!.AsUtc);
        if (draft.IsAllday)
        {
            Assert.False(component.Start!.HasTime);
            return;
        }

        Assert.Equal(draft.StartAt.ToDateTimeUtc(), component.Start!.AsUtc);
        Assert.Equal(draft.EndAt == draft.StartAt ? null : draft.EndAt.ToDateTimeUtc(), component.End?.AsUtc);
        if (!component.Start.IsUtc)
        {
            VTimeZone zone = calendar.TimeZones.Single(each => each.TzId == component.Start.TzId);
            Assert.Equal(draft.StartAt, ZoneReader.Read(zone, LocalDateTime.FromDateTime(component.Start.Value)));
            Assert.Equal(draft.EndAt, ZoneReader.Read(zone, LocalDateTime.FromDateTime((component.End ?? component.Start).Value)));
        }
    }
}
