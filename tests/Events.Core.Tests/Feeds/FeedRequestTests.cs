using Events.Core.Events.Listing;
using Events.Core.Feeds;
using Events.Core.Problems;
using NodaTime;

namespace Events.Core.Tests.Feeds;

public sealed class FeedRequestTests
{
    private static readonly Instant Now = Drafts.Time("2026-05-20T12:00:00Z");

    [Theory]
    [InlineData(null, null, "2026-02-19T12:00:00Z", "2028-05-20T12:00:00Z")]
    [InlineData("2026-05-01", null, "2026-05-01T00:00:00Z", "2028-05-20T12:00:00Z")]
    [InlineData(null, "2026-06-01", "2026-02-19T12:00:00Z", "2026-06-01T23:59:59Z")]
    [InlineData("2030-01-01", null, "2030-01-01T00:00:00Z", "2032-01-01T00:00:00Z")]
    [InlineData(null, "2020-12-31T10:00:00Z", "2020-10-02T10:00:00Z", "2020-12-31T10:00:00Z")]
    [InlineData("9999-01-01", null, "9999-01-01T00:00:00Z", "9999-12-31T23:59:59Z")]
    [InlineData(null, "1900-01-02", "1900-01-01T00:00:00Z", "1900-01-02T23:59:59Z")]
    public void TheWindowReachesFrom90DaysBackToTwoYearsOn(string? from, string? to, string expectedFrom, string expectedTo) =>
        Assert.Equal(
            new FeedRequest(Drafts.Time(expectedFrom), Drafts.Time(expectedTo)),
            Parse(("signature", "x"), ("from", from), ("TO", to)));

    [Theory]
    [InlineData("2026-06-01T10:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void TheLastInstantIsInTheWindow(string to) => Assert.True(Parse(("to", to)).Window.Contains(Drafts.Time(to)));

    [Theory]
    [InlineData("from", "yesterday", FaultCodes.Format)]
    [InlineData("to", "2020-01-01", FaultCodes.Conflict)]
    [InlineData("to", "", FaultCodes.Empty)]
    public void AWrongParameterIsNamed(string name, string value, string code)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => Parse(("from", name == "from" ? null : "2021-01-01"), (name, value)));

        Assert.Equal(ProblemKind.InvalidParameter, problem.Kind);
        Assert.Equal((name, code), Assert.Single(problem.Faults.Select(fault => (fault.Parameter, fault.Code))));
    }

    [Fact]
    public void WhatSubscribersAndProxiesAddToTheAddressIsIgnored() => Assert.Equal(
        Parse(("from", "2026-05-01"), ("to", "2026-06-01")),
        Parse(("nocache", "1"), ("from", "2026-05-01"), ("fbclid", "x"), ("fbclid", "y"), ("to", "2026-06-01"), ("", null), ("utm_source", "")));

    [Fact]
    public void TheListHoldsWhatIsUnderWayInTheWindow()
    {
        FeedRequest request = new(Drafts.Time("2026-01-01T00:00:00Z"), Drafts.Time("2026-02-01T00:00:00Z"));

        EventQuery query = EventQuery.OfDocuments(request.ListOf(7, 500));

        Assert.Equal(
            "SELECT TOP @limit * FROM c WHERE c.calendar_id = @calendar AND c.keys.start >= @start_from AND c.keys.start <= @start_to"
            + " AND c.keys.end >= @end_from ORDER BY c.calendar_id ASC, c.keys.start ASC, c.keys.number ASC",
            query.Text);
        Assert.Equal(7, query.CalendarId);
        Assert.Contains(new KeyValuePair<string, object>("@start_to", request.To.ToUnixTimeSeconds()), query.Parameters);
        Assert.Contains(new KeyValuePair<string, object>("@end_from", request.From.ToUnixTimeSeconds()), query.Parameters);
    }

    private static FeedRequest Parse(params (string Name, string? Value)[] parameters) => FeedRequest.Parse(
        parameters.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value!)), Now);
}
