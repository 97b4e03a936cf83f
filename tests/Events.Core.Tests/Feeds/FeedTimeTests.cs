using Events.Core.Feeds;

namespace Events.Core.Tests.Feeds;

public sealed class FeedTimeTests
{
    [Theory]
    [InlineData("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z", null, "20230130T180000Z", "20230130T220000Z")]
    [InlineData("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z", "UTC", "20230130T180000Z", "20230130T220000Z")]
    [InlineData("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z", "America/Denver", "America/Denver:20230130T110000", "America/Denver:20230130T150000")]
    [InlineData("2023-01-30T18:00:00Z", "2023-01-30T18:00:00Z", "US/Mountain", "US/Mountain:20230130T110000", "US/Mountain:20230130T110000")]

    // 2023-11-05, Denver: 01:30 comes twice, at 07:30Z and at 08:30Z, and readers take the first.
    [InlineData("2023-11-05T07:30:00Z", "2023-11-05T09:30:00Z", "America/Denver", "America/Denver:20231105T013000", "America/Denver:20231105T023000")]
    [InlineData("2023-11-05T08:30:00Z", "2023-11-05T09:30:00Z", "America/Denver", "20231105T083000Z", "20231105T093000Z")]
    [InlineData("2023-11-05T07:30:00Z", "2023-11-05T08:30:00Z", "America/Denver", "20231105T073000Z", "20231105T083000Z")]
    [InlineData("9999-12-31T20:00:00Z", "9999-12-31T23:59:59Z", "Pacific/Auckland", "99991231T200000Z", "99991231T235959Z")]
    public void AnEventIsInItsZone(string start, string end, string? zone, string expectedStart, string expectedEnd)
    {
        FeedTime time = FeedTime.Of(Drafts.Of(start, end, zone));

        Assert.Equal((expectedStart, expectedEnd), (Written(time.Start), Written(time.End!)));
        Assert.Equal(expectedStart.Contains(':', StringComparison.Ordinal), time.Zone is not null);
    }

    [Theory]
    [InlineData("2023-01-30T00:00:00Z", "2023-01-30T23:59:59Z", null, "20230130", "20230131")]
    [InlineData("2023-01-30T00:00:00Z", "2023-01-31T00:00:00Z", null, "20230130", "20230131")]
    [InlineData("2023-01-30T00:00:00Z", "2023-01-31T00:00:01Z", null, "20230130", "20230201")]
    [InlineData("2023-01-30T00:00:00Z", "2023-01-30T00:00:00Z", null, "20230130", "20230131")]
    [InlineData("2023-01-30T18:00:00Z", "2023-01-30T22:00:00Z", null, "20230130", "20230131")]
    [InlineData("2023-01-30T07:00:00Z", "2023-01-31T07:00:00Z", "America/Denver", "20230130", "20230131")]
    [InlineData("2023-01-30T00:00:00Z", "2023-01-31T00:00:00Z", "America/Denver", "20230129", "20230131")]
    [InlineData("9999-12-31T00:00:00Z", "9999-12-31T23:59:59Z", null, "99991231", null)]
    public void AnAllDayEventIsItsDatesAndEndsBeforeItsEnd(string start, string end, string? zone, string first, string? over)
    {
        FeedTime time = FeedTime.Of(Drafts.Of(start, end, zone, isAllday: true));

        Assert.Equal((first, over), (Written(time.Start), time.End is { } given ? Written(given) : null));
        Assert.False(time.Start.HasTime);
        Assert.Null(time.Zone);
    }

    private static string Written(Ical.Net.DataTypes.CalDateTime time) =>
        !time.HasTime ? $"{time.Value:yyyyMMdd}" : time.IsUtc ? $"{time.Value:yyyyMMdd'T'HHmmss}Z" : $"{time.TzId}:{time.Value:yyyyMMdd'T'HHmmss}";
}
