using Events.Core.Events.Listing;
using Events.Core.Paging;
using NodaTime;
using NodaTime.Text;

namespace Events.Core.Tests.Events.Listing;

public sealed class EventListRequestTests
{
    [Fact]
    public void Parse_OfNoParameters_IsTheFirstPageByStart()
    {
        EventListRequest request = QueryStrings.Request("");

        Assert.Equal(EventSort.StartAt, request.Sort);
        Assert.Equal(SortDirection.Ascending, request.Direction);
        Assert.Equal(100, request.PerPage);
        Assert.Null(request.Page);
        Assert.Null(request.After);
        Assert.False(request.CountOnly);
        Assert.Empty(request.Filters);
        Assert.Empty(request.Query());
    }

    [Fact]
    public void Parse_ReadsEveryParameter()
    {
        EventListRequest request = QueryStrings.Request(
            "id=3,1,2&calendar=4&case=5&subject=6&user=7&title=%20Test+Event%20&is_allday=true"
            + "&start_from=2023-01-01&start_to=2023-01-02&end_from=2023-01-03&end_to=2023-01-04&alert_from=2023-01-05&alert_to=2023-01-06"
            + "&alert_sent_from=2023-01-07&alert_sent_to=2023-01-08&created_from=2023-01-09&created_to=2023-01-10"
            + "&updated_from=2023-01-11&updated_to=2023-01-12&service=8&show_as=Free&sort=updated_at&dir=desc&per_page=500&page=2&mode=count");

        Dictionary<string, object> expected = new()
        {
            ["id"] = new long[] { 1, 2, 3 },
            ["calendar"] = 4L,
            ["case"] = 5L,
            ["subject"] = 6L,
            ["user"] = 7L,
            ["title"] = "TEST EVENT",
            ["is_allday"] = true,
            ["start_from"] = FirstSecond(1),
            ["start_to"] = LastSecond(2),
            ["end_from"] = FirstSecond(3),
            ["end_to"] = LastSecond(4),
            ["alert_from"] = FirstSecond(5),
            ["alert_to"] = LastSecond(6),
            ["alert_sent_from"] = FirstSecond(7),
            ["alert_sent_to"] = LastSecond(8),
            ["created_from"] = FirstSecond(9),
            ["created_to"] = LastSecond(10),
            ["updated_from"] = FirstSecond(11),
            ["updated_to"] = LastSecond(12),
            ["service"] = 8L,
            ["show_as"] = "free",
        };
        Assert.Equal(EventFilters.All.Select(filter => filter.Name), expected.Keys);
        Assert.Equal(expected.Count, request.Filters.Count);
        Assert.All(expected, filter => Assert.Equal(filter.Value, QueryStrings.Filter(request, filter.Key)));
        Assert.Equal(EventSort.UpdatedAt, request.Sort);
        Assert.Equal(SortDirection.Descending, request.Direction);
        Assert.Equal(500, request.PerPage);
        Assert.Equal(2, request.Page);
        Assert.True(request.CountOnly);
    }

    [Theory]
    [InlineData("from=2023-01-30", "2023-01-30T00:00:00Z")]
    [InlineData("START_FROM=2023-01-30", "2023-01-30T00:00:00Z")]
    [InlineData("start_from=2023-01-30T18:00Z", "2023-01-30T18:00:00Z")]
    [InlineData("start_from=2023-01-30%2018:00:00", "2023-01-30T18:00:00Z")]
    [InlineData("start_from=2023-01-30+18:00:00", "2023-01-30T18:00:00Z")]
    [InlineData("start_from=2023-01-30T11:00:00-07:00", "2023-01-30T18:00:00Z")]
    [InlineData("start_from=2023-01-30T11:00:00+07:00", "2023-01-30T04:00:00Z")]
    [InlineData("start_from=2023-01-30T11:00:00%2B07:00", "2023-01-30T04:00:00Z")]
    [InlineData("start_from=1900-01-01", "1900-01-01T00:00:00Z")]
    public void Parse_ReadsALowerBound(string query, string expected) =>
        Assert.Equal((At(expected), null), Start(query));

    [Theory]
    [InlineData("to=2023-01-30", "2023-01-30T23:59:59Z")]
    [InlineData("start_to=2024-02-29", "2024-02-29T23:59:59Z")]
    [InlineData("start_to=9999-12-31", "9999-12-31T23:59:59Z")]
    [InlineData("start_to=2023-01-30T18:00:00", "2023-01-30T18:00:00Z")]
    public void Parse_ReadsAnUpperBound(string query, string expected) =>
        Assert.Equal((null, At(expected)), Start(query));

    // Stored times are cut to seconds too, so a filter with the exact time of an event finds it.
    [Theory]
    [InlineData("start_from=2023-01-30T18:00:00.5Z&start_to=2023-01-30T18:00:00.9Z")]
    [InlineData("start_from=2023-01-30T18:00:00.999999999Z&start_to=2023-01-30T18:00:00.1Z")]
    public void Parse_CutsFractions(string query)
    {
        Instant moment = At("2023-01-30T18:00:00Z");

        Assert.Equal((moment, moment), Start(query));
    }

    [Theory]
    [InlineData("is_allday=true", true)]
    [InlineData("is_allday=1", true)]
    [InlineData("is_allday=false", false)]
    [InlineData("is_allday=0", false)]
    [InlineData("is_allday=True", true)]
    [InlineData("is_allday=TRUE", true)]
    [InlineData("is_allday=False", false)]
    [InlineData("IS_ALLDAY=fAlSe", false)]
    public void Parse_ReadsABoolean(string query, bool expected) => Assert.Equal(expected, QueryStrings.Filter(QueryStrings.Request(query), "is_allday"));

    [Theory]
    [InlineData("show_as=busy", "busy")]
    [InlineData("show_as=free", "free")]
    [InlineData("Show_As=BUSY", "busy")]
    [InlineData("show_as=fRee", "free")]
    public void Parse_ReadsShowAs(string query, string expected) =>
        Assert.Equal(expected, QueryStrings.Filter(QueryStrings.Request(query), "show_as"));

    [Theory]
    [InlineData("service=1", 1)]
    [InlineData("SERVICE=9007199254740991", 9_007_199_254_740_991)]
    public void Parse_ReadsAService(string query, long expected) =>
        Assert.Equal(expected, QueryStrings.Filter(QueryStrings.Request(query), "service"));

    [Theory]
    [InlineData("page=1&per_page=1")]
    [InlineData("page=2147483648&per_page=1")]
    [InlineData("page=21474836&per_page=100")]
    [InlineData("page=4294967&per_page=500")]
    public void Parse_AcceptsTheLastPossiblePage(string query) => Assert.NotNull(QueryStrings.Request(query).Page);

    [Fact]
    public void Parse_AcceptsAHundredIds() =>
        Assert.Equal(100, Ids("id=" + string.Join(',', Enumerable.Range(1, 100))).Count);

    [Fact]
    public void Parse_CountsARepeatedIdOnce() =>
        Assert.Equal(100, Ids($"id={string.Join(',', Enumerable.Range(1, 100))}&id[]={string.Join("&id[]=", Enumerable.Range(1, 100))}").Count);

    [Theory]
    [InlineData("dir=DESC&sort=Updated_At&mode=COUNT")]
    [InlineData("DIR=Desc&SORT=UPDATED_AT&Mode=Count")]
    public void Parse_ReadsWordsInAnyLetterCase(string query)
    {
        EventListRequest request = QueryStrings.Request(query);

        Assert.Equal(SortDirection.Descending, request.Direction);
        Assert.Equal(EventSort.UpdatedAt, request.Sort);
        Assert.True(request.CountOnly);
    }

    [Theory]
    [InlineData("id=2,2,1,2")]
    [InlineData("id=1,2")]
    [InlineData("id=1&id=2")]
    [InlineData("id=2&ID=1&id=2")]
    [InlineData("id[]=1&id[]=2")]
    [InlineData("id%5B%5D=1&id%5B%5D=2")]
    [InlineData("id[0]=1&id[1]=2")]
    [InlineData("id%5B0%5D=1&ID%5B1%5D=2")]
    [InlineData("id[17]=2&id[3]=1")]
    [InlineData("id=1&id[]=2")]
    [InlineData("id[]=1,2")]
    [InlineData("id=2,1&id=1&id[]=1&Id[]=2&id[0]=2&id[1]=1,2")]
    public void Parse_ReadsIdsAsASet(string query) => Assert.Equal([1, 2], Ids(query));

    [Fact]
    public void Parse_CountsATitleInCodePoints() =>
        Assert.NotNull(QueryStrings.Filter(QueryStrings.Request("title=" + string.Concat(Enumerable.Repeat("%F0%9F%98%80", 255))), "title"));

    private static IReadOnlyList<long> Ids(string query) =>
        Assert.IsAssignableFrom<IReadOnlyList<long>>(QueryStrings.Filter(QueryStrings.Request(query), "id"));

    private static (Instant? From, Instant? To) Start(string query)
    {
        EventListRequest request = QueryStrings.Request(query);
        return (Moment(request, "start_from"), Moment(request, "start_to"));
    }

    private static Instant? Moment(EventListRequest request, string name) =>
        QueryStrings.Filter(request, name) is long seconds ? Instant.FromUnixTimeSeconds(seconds) : null;

    private static long FirstSecond(int day) => Instant.FromUtc(2023, 1, day, 0, 0).ToUnixTimeSeconds();

    private static long LastSecond(int day) => Instant.FromUtc(2023, 1, day, 23, 59, 59).ToUnixTimeSeconds();

    private static Instant At(string text) => InstantPattern.General.Parse(text).Value;
}
