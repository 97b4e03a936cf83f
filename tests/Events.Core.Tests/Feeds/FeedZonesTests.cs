using System.Text;
using Events.Core.Events;
using Events.Core.Feeds;
using Ical.Net;
using Ical.Net.CalendarComponents;
using NodaTime;
using Component = Ical.Net.CalendarComponents.CalendarEvent;

namespace Events.Core.Tests.Feeds;

/// <summary>The time zones of a feed, as calendar programs read them.</summary>
public sealed class FeedZonesTests
{
    // Zones with yearly rules, without daylight saving time, with half an hour, with negative savings, with rules by the moon, and with recent changes.
    private static readonly string[] Zones =
    [
        "Europe/Berlin", "America/Denver", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "Africa/Casablanca",
        "Africa/Cairo", "Asia/Tehran", "Asia/Gaza", "Australia/Sydney", "America/Santiago", "Asia/Kolkata", "UTC",
        "Antarctica/Troll", "Atlantic/Azores", "Europe/Chisinau", "America/Asuncion", "Asia/Jerusalem", "America/Nuuk",
        "America/Vancouver", "America/Havana", "US/Mountain",
    ];

    private static readonly Interval Window = new(TestEvents.Time("2026-08-29T00:00:00Z"), TestEvents.Time("2028-11-27T00:00:00Z"));

    [Fact]
    public void EventsOnlyInJuly_GiveBothObservancesWithTheirYearlyRules()
    {
        string feed = Write([TestEvents.Of("2026-07-04T10:00:00Z", "2026-07-04T11:00:00Z", "Europe/Berlin")]);

        Assert.Contains(
            """
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            DTSTART:19960331T020000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
            TZNAME:CEST
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:19961027T030000
            RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
            TZNAME:CET
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE

            """.ReplaceLineEndings("\r\n"),
            feed,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Berlin", "3:-1SU", "10:-1SU")]
    [InlineData("Europe/Dublin", "3:-1SU", "10:-1SU")]
    [InlineData("Europe/Chisinau", "3:-1SU", "10:-1SU")]
    [InlineData("Atlantic/Azores", "3:-1SU", "10:-1SU")]
    [InlineData("Antarctica/Troll", "3:-1SU", "10:-1SU")]
    [InlineData("America/New_York", "3:2SU", "11:1SU")]
    [InlineData("US/Mountain", "3:2SU", "11:1SU")]
    [InlineData("Australia/Sydney", "10:1SU", "4:1SU")]
    [InlineData("Australia/Lord_Howe", "10:1SU", "4:1SU")]
    [InlineData("Pacific/Auckland", "9:-1SU", "4:1SU")]
    [InlineData("Pacific/Easter", "9:1SA", "4:1SA")]
    public void YearlyRule_IsWrittenByMonthAndWeekday_ForAnyYears(string id, string daylight, string standard)
    {
        VTimeZone zone = Assert.Single(Read(
        [
            TestEvents.Of("2026-03-30T10:00:00Z", "2026-03-30T11:00:00Z", id), TestEvents.Of("2027-06-30T10:00:00Z", "2027-06-30T11:00:00Z", id),
        ]).TimeZones);

        Assert.Equal(daylight, Rule(Assert.Single(zone.TimeZoneInfos, each => each.Name == "DAYLIGHT")));
        Assert.Equal(standard, Rule(Assert.Single(zone.TimeZoneInfos, each => each.Name == "STANDARD")));
    }

    // Their clocks change on the Friday after the last Thursday, the Sunday from the 2nd to the 8th, the Friday or the Saturday before the last Sunday, or by the moon.
    [Theory]
    [InlineData("Africa/Cairo")]
    [InlineData("America/Santiago")]
    [InlineData("Asia/Jerusalem")]
    [InlineData("America/Nuuk")]
    [InlineData("Asia/Gaza")]
    public void ChangesWithoutAYearlyRule_AreListed(string id)
    {
        VTimeZone zone = Assert.Single(Read([TestEvents.Of("2027-07-04T10:00:00Z", "2027-07-04T11:00:00Z", id)]).TimeZones);

        Assert.Equal(["DAYLIGHT", "STANDARD"], zone.TimeZoneInfos.Select(each => each.Name!).Order(StringComparer.Ordinal));
        Assert.All(zone.TimeZoneInfos, each => Assert.Null(each.RecurrenceRule));
    }

    // The clocks do not change in 2027.
    [Theory]
    [InlineData("Asia/Kolkata")]
    [InlineData("Asia/Tehran")]
    [InlineData("America/Asuncion")]
    [InlineData("Africa/Windhoek")]
    public void ZoneWithoutDaylightSavingTime_HasOnlyAStandardObservance(string id)
    {
        VTimeZone zone = Assert.Single(Read([TestEvents.Of("2027-07-04T10:00:00Z", "2027-07-04T11:00:00Z", id)]).TimeZones);

        Assert.Equal("STANDARD", Assert.Single(zone.TimeZoneInfos).Name);
    }

    [Fact]
    public void EventsBeforeTheRuleBegan_HaveTheirOwnObservances()
    {
        VTimeZone zone = Assert.Single(Read(
        [
            TestEvents.Of("2005-07-04T10:00:00Z", "2005-07-04T11:00:00Z", "America/Denver"),
            TestEvents.Of("2026-07-04T10:00:00Z", "2026-07-04T11:00:00Z", "America/Denver"),
        ]).TimeZones);

        Assert.Equal(
            ["DAYLIGHT 20050403T020000", "DAYLIGHT 20070311T020000 3:2SU", "STANDARD 20071104T020000 11:1SU"],
            zone.TimeZoneInfos.Select(each => $"{each.Name} {each.Start!.Value:yyyyMMdd'T'HHmmss} {Rule(each)}".TrimEnd()));
    }

    [Fact]
    public void EveryZone_HasAStandardObservance_AndADaylightOneIfTheWindowHasOne()
    {
        foreach (string id in DateTimeZoneProviders.Tzdb.Ids.Where(TimeZones.Has))
        {
            // Casablanca and El_Aaiun were at +01:00, and at +00:00 in Ramadan, until September 2026.
            DateTimeZone zone = DateTimeZoneProviders.Tzdb[id];
            foreach (VTimeZone written in Read([TestEvents.Of("2027-01-15T10:00:00Z", "2027-01-15T11:00:00Z", id)]).TimeZones.Where(each => each.TzId == id))
            {
                Assert.Contains(written.TimeZoneInfos, each => each.Name == "STANDARD");
                bool saves = zone.GetZoneIntervals(Window).Any(interval => interval.Savings != Offset.Zero) || id is "Africa/Casablanca" or "Africa/El_Aaiun";
                Assert.True(saves == written.TimeZoneInfos.Any(each => each.Name == "DAYLIGHT"), id);
                Assert.True(written.TimeZoneInfos.Count(each => each.RecurrenceRule is not null) is 0 or 2, id);
            }
        }
    }

    [Fact]
    public void EventsInTwentyTwoZones_AreReadBackToTheirInstants()
    {
        Random random = new(20260704);
        Event[] events = [.. Enumerable.Range(0, 200).Select(index => RandomEvent(random, Zones[index % Zones.Length]))];

        Calendar calendar = Read(events);

        Dictionary<string, VTimeZone> zones = calendar.TimeZones.ToDictionary(zone => zone.TzId!);
        Dictionary<string, Component> components = calendar.Events.ToDictionary(each => each.Uid!);
        Assert.Equal(events.Length, components.Count);
        Assert.All(events.Index(), each =>
        {
            Component component = components[$"{each.Index + 1}-20230102T030405Z@events"];
            Assert.Equal(each.Item.StartAt.ToDateTimeUtc(), component.Start!.AsUtc);
            Assert.Equal(each.Item.EndAt.ToDateTimeUtc(), component.End!.AsUtc);
            if (!component.Start.IsUtc)
            {
                Assert.Equal(each.Item.StartAt, ZoneReader.Read(zones[component.Start.TzId!], LocalDateTime.FromDateTime(component.Start.Value)));
                Assert.Equal(each.Item.EndAt, ZoneReader.Read(zones[component.End.TzId!], LocalDateTime.FromDateTime(component.End.Value)));
            }
        });
        Assert.All(events.Where(stored => stored.Timezone != "UTC"), stored => Assert.Contains(stored.Timezone!, zones));
    }

    // One event in ten is in a year before the current rules.
    private static Event RandomEvent(Random random, string zone)
    {
        Instant start = TestEvents.Time(random.Next(10) == 0 ? "1950-01-01T00:00:00Z" : "2024-01-01T00:00:00Z")
            + Duration.FromMinutes(random.Next(12 * 365 * 24 * 60));
        return TestEvents.Of("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z", zone) with
        {
            StartAt = start,
            EndAt = start + Duration.FromMinutes(random.Next(1, 60 * 24 * 300)),
        };
    }

    private static string Rule(VTimeZoneInfo observance) => observance.RecurrenceRule is { } rule
        ? $"{Assert.Single(rule.ByMonth)}:{Assert.Single(rule.ByDay).Offset}{Assert.Single(rule.ByDay).DayOfWeek.ToString()[..2].ToUpperInvariant()}"
        : string.Empty;

    private static Calendar Read(IReadOnlyList<Event> events) => Calendar.Load(Write(events))!;

    private static string Write(IReadOnlyList<Event> events)
    {
        FeedWriter writer = new(7, Window);
        foreach ((int index, Event stored) in events.Index())
        {
            writer.Add(stored with { Id = index + 1 }, revision: 3);
        }

        return Encoding.UTF8.GetString(writer.ToFeed(isTruncated: false).Content.Span);
    }
}
