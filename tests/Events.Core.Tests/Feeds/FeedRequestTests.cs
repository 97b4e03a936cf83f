using Events.Core.Events.Listing;
using Events.Core.Feeds;
using Events.Core.Input;
using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Core.Tests.Feeds;

public sealed class FeedRequestTests
{
    private static readonly Instant Now = TestEvents.Time("2026-05-20T12:00:00Z");

    [Theory]
    [InlineData(null, null, "2026-02-19T12:00:00Z", "2028-05-20T12:00:00Z")]
    [InlineData("2026-05-01", null, "2026-05-01T00:00:00Z", "2028-05-20T12:00:00Z")]
    [InlineData(null, "2026-06-01", "2026-02-19T12:00:00Z", "2026-06-01T23:59:59Z")]
    [InlineData("2030-01-01", null, "2030-01-01T00:00:00Z", "2032-01-01T00:00:00Z")]
    [InlineData(null, "2020-12-31T10:00:00Z", "2020-10-02T10:00:00Z", "2020-12-31T10:00:00Z")]
    [InlineData("9999-01-01", null, "9999-01-01T00:00:00Z", "9999-12-31T23:59:59Z")]
    [InlineData(null, "1900-01-02", "1900-01-01T00:00:00Z", "1900-01-02T23:59:59Z")]
    public void Window_IsFrom90DaysAgoToTwoYearsAhead(string? from, string? to, string expectedFrom, string expectedTo) =>
        Assert.Equal(
            new FeedRequest(TestEvents.Time(expectedFrom), TestEvents.Time(expectedTo)),
            Parse(("signature", "x"), ("from", from), ("TO", to)));

    [Theory]
    [InlineData("2026-06-01T10:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void Window_IncludesItsLastInstant(string to) => Assert.True(Parse(("to", to)).Window.Contains(TestEvents.Time(to)));

    [Theory]
    [InlineData("from", "yesterday", FaultCodes.Format)]
    [InlineData("to", "2020-01-01", FaultCodes.Conflict)]
    [InlineData("to", "", FaultCodes.Empty)]
    public void WrongParameter_IsNamed(string name, string value, string code)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => Parse(("from", name == "from" ? null : "2021-01-01"), (name, value)));

        Assert.Equal(ProblemKind.InvalidParameter, problem.Kind);
        Assert.Equal((name, code), Assert.Single(problem.Faults.Select(fault => (fault.Parameter, fault.Code))));
    }

    [Fact]
    public void UnknownParameters_AreIgnored() => Assert.Equal(
        Parse(("from", "2026-05-01"), ("to", "2026-06-01")),
        Parse(("nocache", "1"), ("from", "2026-05-01"), ("fbclid", "x"), ("fbclid", "y"), ("to", "2026-06-01"), ("", null), ("utm_source", "")));

    [Fact]
    public void ListOf_HasAllEventsThatOverlapTheWindow()
    {
        FeedRequest request = new(TestEvents.Time("2026-01-01T00:00:00Z"), TestEvents.Time("2026-02-01T00:00:00Z"));

        QueryDefinition query = EventQuery.ListDocuments(request.ListOf(7, 500), limit: 501);

        Assert.Equal(
            "SELECT TOP @limit * FROM c WHERE c.calendar_id = @calendar AND c.keys.end >= @end_from AND c.keys.start >= @start_at_from"
            + " AND c.keys.start <= @start_at_to ORDER BY c.calendar_id ASC, c.keys.start ASC, c.keys.number ASC",
            query.QueryText);
        Assert.Contains(("@calendar", (object)7L), query.GetQueryParameters());
        Assert.Contains(("@start_at_to", (object)request.To.ToUnixTimeSeconds()), query.GetQueryParameters());
        Assert.Contains(("@end_from", (object)request.From.ToUnixTimeSeconds()), query.GetQueryParameters());
    }

    private static FeedRequest Parse(params (string Name, string? Value)[] parameters) => FeedRequest.Parse(
        parameters.Where(each => each.Value is not null).Select(each => KeyValuePair.Create(each.Name, each.Value!)), Now);
}
