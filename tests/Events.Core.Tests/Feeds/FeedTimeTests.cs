using Events.Core.Feeds;

namespace Events.Core.Tests.Feeds;

public sealed class FeedTimeTests
{
    [Theory]
    [InlineData("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z", null, "20230130T180000Z", "20230130T220000Z")]
    [InlineData("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z", "UTC", "20230130T180000Z", "20230130T220000Z")]
    [InlineData("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z", "America/Denver", "America/Denver:20230130T110000", "America/Denver:20230130T150000")]
    [InlineData("2023-01-30T18:00:00Z", "2023-01-30T18:00:01Z", "US/Mountain", "US/Mountain:20230130T110000", "US/Mountain:20230130T110001")]

    // 2023-11-05, Denver: 01:30 comes twice, at 07:30Z and at 08:30Z. By RFC 5545, readers take the first, but ical.js and libical take the second.
    [InlineData("2023-11-05T07:30:00Z", "2023-11-05T09:30:00Z", "America/Denver", "20231105T073000Z", "20231105T093000Z")]
    [InlineData("2023-11-05T06:59:59Z", "2023-11-05T09:00:00Z", "America/Denver", "America/Denver:20231105T005959", "America/Denver:20231105T020000")]
    [InlineData("2023-11-05T08:30:00Z", "2023-11-05T09:30:00Z", "America/Denver", "20231105T083000Z", "20231105T093000Z")]
    [InlineData("2023-11-05T07:30:00Z", "2023-11-05T08:30:00Z", "America/Denver", "20231105T073000Z", "20231105T083000Z")]

    // Monrovia was at -00:44:30 until 1972, and ical.js does not read the seconds of an offset.
    [InlineData("1970-01-30T18:00:00Z", "1970-01-30T22:00:00Z", "Africa/Monrovia", "19700130T180000Z", "19700130T220000Z")]

    // libical repeats the rule of a zone only until 2582.
    [InlineData("2499-07-30T18:00:00Z", "2499-07-30T22:00:00Z", "America/Denver", "America/Denver:24990730T120000", "America/Denver:24990730T160000")]
    [InlineData("2600-07-30T18:00:00Z", "2600-07-30T22:00:00Z", "America/Denver", "26000730T180000Z", "26000730T220000Z")]
    [InlineData("9999-12-31T20:00:00Z", "9999-12-31T23:59:59Z", "Pacific/Auckland", "99991231T200000Z", "99991231T235959Z")]
    public void Event_IsWrittenInItsTimeZone(string start, string end, string? zone, string expectedStart, string expectedEnd)
    {
        FeedTime time = FeedTime.Of(TestEvents.Of(start, end, zone));

        Assert.Equal((expectedStart, expectedEnd), (Written(time.Start), Written(time.End!)));
        Assert.Equal(expectedStart.Contains(':', StringComparison.Ordinal), time.Zone is not null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("America/Denver")]
    public void TimedEvent_WithoutLength_HasNoEnd(string? zone)
    {
        FeedTime time = FeedTime.Of(TestEvents.Of("2023-01-30T18:00:00Z", "2023-01-30T18:00:00Z", zone));

        Assert.True(time.Start.HasTime);
        Assert.Null(time.End);
    }

    [Theory]
    [InlineData("2023-01-30T00:00:00Z", "2023-01-30T23:59:59Z", null, "20230130", "20230131")]
    [InlineData("2023-01-30T00:00:00Z", "2023-01-31T00:00:00Z", null, "20230130", "20230131")]
    [InlineData("2023-01-30T00:00:00Z", "2023-01-31T00:00:01Z", null, "20230130", "20230201")]
    [InlineData("2023-01-30T00:00:00Z", "2023-01-30T00:00:00Z", null, "20230130", "20230131")]
    [InlineData("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z", null, "20230130", "20230131")]
    [InlineData("2023-01-30T07:00:00Z", "2023-01-31T07:00:00Z", "America/Denver", "20230130", "20230131")]
    [InlineData("2023-01-30T00:00:00Z", "2023-01-31T00:00:00Z", "America/Denver", "20230129", "20230131")]

    // In Denver, 2026-07-04 begins at 06:00Z.
    [InlineData("2026-07-04T06:00:00Z", "2026-07-05T06:00:00Z", "America/Denver", "20260704", "20260705")]
    [InlineData("2026-07-04T00:00:00Z", "2026-07-05T00:00:00Z", "America/Denver", "20260703", "20260705")]

    // Santiago: 2026-09-06 begins at 01:00. Havana: 2024-11-03 has midnight twice, at 04:00Z and at 05:00Z.
    [InlineData("2026-09-05T04:00:00Z", "2026-09-06T04:00:00Z", "America/Santiago", "20260905", "20260906")]
    [InlineData("2026-09-05T04:00:00Z", "2026-09-06T04:00:01Z", "America/Santiago", "20260905", "20260907")]
    [InlineData("2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z", "America/Santiago", "20260906", "20260907")]
    [InlineData("2024-11-02T04:00:00Z", "2024-11-03T04:00:00Z", "America/Havana", "20241102", "20241103")]
    [InlineData("2024-11-02T04:00:00Z", "2024-11-03T05:00:00Z", "America/Havana", "20241102", "20241103")]
    [InlineData("9999-12-31T00:00:00Z", "9999-12-31T23:59:59Z", null, "99991231", null)]
    public void AllDayEvent_IsWrittenAsDates_WithAnExclusiveEnd(string start, string end, string? zone, string first, string? over)
    {
        FeedTime time = FeedTime.Of(TestEvents.Of(start, end, zone, isAllday: true));

        Assert.Equal((first, over), (Written(time.Start), time.End is { } given ? Written(given) : null));
        Assert.False(time.Start.HasTime);
        Assert.Null(time.Zone);
    }

    private static string Written(Ical.Net.DataTypes.CalDateTime time) =>
        !time.HasTime ? $"{time.Value:yyyyMMdd}" : time.IsUtc ? $"{time.Value:yyyyMMdd'T'HHmmss}Z" : $"{time.TzId}:{time.Value:yyyyMMdd'T'HHmmss}";
}
