using Events.Core.Alerts;
using Events.Core.Input;
using Events.Core.Paging;

namespace Events.Core.Tests.Alerts;

public sealed class FailedAlertListRequestTests
{
    private static readonly Uri Url = new("https://events.example/api/v1/alerts/failed");

    [Fact]
    public void Parse_OfNoParameters_IsTheFirstPageOfAHundred() =>
        Assert.Equal(new FailedAlertListRequest { PerPage = 100, After = null }, FailedAlertListRequest.Parse([]));

    // The second 0 is also valid.
    [Theory]
    [InlineData(0)]
    [InlineData(1_772_452_800)]
    public void Next_ContinuesAfterTheLastItem_WithTheSamePageSize(long second)
    {
        string next = new FailedAlertListRequest { PerPage = 3 }.NextUrl(Url, new Position(second, 7));

        string query = new Uri(next).Query;
        Assert.Equal(Url, new Uri(next.Replace(query, "", StringComparison.Ordinal)));
        Assert.Equal(new FailedAlertListRequest { PerPage = 3, After = new Position(second, 7) }, FailedAlertListRequest.Parse(Parameters(query)));
    }

    [Theory]
    [InlineData("per_page", "501", FaultCodes.Range)]
    [InlineData("page", "2", FaultCodes.UnknownName)]
    [InlineData("cursor", "abc", FaultCodes.Format)]
    public void Parse_RefusesOtherParameters(string name, string value, string code)
    {
        ProblemException refused = Assert.Throws<ProblemException>(() => FailedAlertListRequest.Parse([new(name, value)]));

        Assert.Equal((ProblemKind.InvalidParameter, "One or more query parameters are invalid."), (refused.Kind, refused.Message));
        Assert.Equal((name, code), Assert.Single(refused.Faults.Select(fault => (fault.Parameter, fault.Code))));
    }

    [Fact]
    public void Parse_RefusesACursorWithANegativeTime()
    {
        string next = new FailedAlertListRequest { PerPage = 3 }.NextUrl(Url, new Position(-1, 7));

        Assert.Throws<ProblemException>(() => FailedAlertListRequest.Parse(Parameters(new Uri(next).Query)));
    }

    private static KeyValuePair<string, string>[] Parameters(string query) =>
        [.. query[1..].Split('&').Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])))];
}
