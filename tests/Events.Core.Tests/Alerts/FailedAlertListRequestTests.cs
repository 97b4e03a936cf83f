using Events.Core.Alerts;
using Events.Core.Events.Listing;
using Events.Core.Problems;

namespace Events.Core.Tests.Alerts;

public sealed class FailedAlertListRequestTests
{
    private static readonly Uri Url = new("https://events.example/api/v1/alerts/failed");

    private static readonly FailedAlert Last = new(7, 1, DateTimeOffset.UnixEpoch, 10, DateTimeOffset.UnixEpoch, "hook: 500");

    [Fact]
    public void Parse_OfNothing_IsTheFirstPageOfAHundred() =>
        Assert.Equal(new FailedAlertListRequest(EventListRequest.DefaultPerPage, After: null), FailedAlertListRequest.Parse([]));

    // An alert that was given up in the very first second that there is, too.
    [Theory]
    [InlineData(0)]
    [InlineData(1_772_452_800)]
    public void Next_LeadsBehindTheLastItem_WithPagesOfTheSameSize(long second)
    {
        string next = new FailedAlertListRequest(3, After: null).Next(Url, Last with { FailedAt = DateTimeOffset.FromUnixTimeSeconds(second) });

        string query = new Uri(next).Query;
        Assert.Equal(Url, new Uri(next.Replace(query, "", StringComparison.Ordinal)));
        Assert.Equal(new FailedAlertListRequest(3, new Position(second, 7)), FailedAlertListRequest.Parse(Parameters(query)));
    }

    [Theory]
    [InlineData("per_page", "501", FaultCodes.Range)]
    [InlineData("page", "2", FaultCodes.UnknownName)]
    [InlineData("cursor", "abc", FaultCodes.Format)]
    public void Parse_RefusesTheRest(string name, string value, string code)
    {
        ProblemException refused = Assert.Throws<ProblemException>(() => FailedAlertListRequest.Parse([new(name, value)]));

        Assert.Equal((ProblemKind.InvalidParameter, "The parameters do not say which alerts to list."), (refused.Kind, refused.Message));
        Assert.Equal((name, code), Assert.Single(refused.Faults.Select(fault => (fault.Parameter, fault.Code))));
    }

    [Fact]
    public void Parse_RefusesACursorToBeforeTimeBegan()
    {
        string next = new FailedAlertListRequest(3, After: null).Next(Url, Last with { FailedAt = DateTimeOffset.FromUnixTimeSeconds(-1) });

        Assert.Throws<ProblemException>(() => FailedAlertListRequest.Parse(Parameters(new Uri(next).Query)));
    }

    private static KeyValuePair<string, string>[] Parameters(string query) =>
        [.. query[1..].Split('&').Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])))];
}
