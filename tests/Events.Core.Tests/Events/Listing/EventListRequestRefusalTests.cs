using Events.Core.Events.Listing;
using Events.Core.Input;
using Events.Tests.Shared;

namespace Events.Core.Tests.Events.Listing;

public sealed class EventListRequestRefusalTests
{
    public static TheoryData<string, string> Bad => [.. BadParameters.All];

    [Theory]
    [MemberData(nameof(Bad))]
    public void Parse_NamesEveryBadParameterAtOnce(string query, string faults) => Assert.Equal(Sorted(faults.Split(' ')), Faults(query));

    [Theory]
    [InlineData("calender=1", "calendar")]
    [InlineData("perpage=1", "per_page")]
    [InlineData("startfrom=2023-01-30", "start_from")]
    [InlineData("allday=1", "is_allday")]
    [InlineData("casefile=1", "case")]
    [InlineData("services=1", "service")]
    [InlineData("showas=free", "show_as")]
    public void Parse_NamesTheNearestParameter(string query, string nearest)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => QueryStrings.Request(query));

        Assert.EndsWith($"The nearest known name is {nearest}.", Assert.Single(problem.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NamesTheAllowedWords()
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => QueryStrings.Request("sort=title"));

        Assert.Equal("Must be one of: start_at, updated_at, id.", Assert.Single(problem.Faults).Message);
    }

    [Fact]
    public void Parse_NamesTheWordsOfShowAs() => Assert.Equal(
        "Must be one of: busy, free.",
        Assert.Single(Assert.Throws<ProblemException>(() => QueryStrings.Request("show_as=away")).Faults).Message);

    [Theory]
    [InlineData("id[x]=1", "The parameter is unknown. Write several values as id=1,2 or id[]=1&id[]=2 or id[0]=1&id[1]=2.")]
    [InlineData("Calendar[]=1", "The parameter is unknown. calendar takes one value, without brackets.")]
    [InlineData("id[0]=1&id[0]=2", "Must be given only once. Each index is one value.")]
    [InlineData("id=1;2", "Each value must be an integer from 1 to 9007199254740991. Write several as id=1,2 or id=1&id=2.")]
    public void Parse_SaysHowAListIsWritten(string query, string message) =>
        Assert.Equal(message, Assert.Single(Assert.Throws<ProblemException>(() => QueryStrings.Request(query)).Faults).Message);

    [Theory]
    [InlineData("sort=id&dir=desc&calendar=1", "sort=id&dir=desc&calendar=2")]
    [InlineData("calendar=1", "")]
    [InlineData("", "calendar=1")]
    [InlineData("", "sort=updated_at")]
    [InlineData("", "dir=desc")]
    [InlineData("start_from=2023-01-30", "start_to=2023-01-30")]
    [InlineData("title=a", "title=b")]
    [InlineData("service=1", "service=2")]
    [InlineData("show_as=busy", "show_as=free")]
    [InlineData("id=1,2", "id=1,2,3")]
    public void Parse_RefusesACursorOfAnotherQuery(string first, string second)
    {
        string cursor = QueryStrings.Cursor(QueryStrings.Request(first), 5, 5);

        Assert.Equal(["cursor:conflict"], Faults($"{second}&cursor={cursor}"));
    }

    [Theory]
    [InlineData("page=1", "cursor:conflict")]
    [InlineData("mode=count", "cursor:conflict")]
    [InlineData("mode=count&page=1", "cursor:conflict cursor:conflict")]
    [InlineData("calendar=x", "calendar:type")]
    public void Parse_OfAGoodCursor_ReportsOnlyItsConflicts(string query, string faults)
    {
        string cursor = QueryStrings.Cursor(new EventListRequest(), 5, 5);

        Assert.Equal(Sorted(faults.Split(' ')), Faults($"{query}&cursor={cursor}"));
    }

    // Numbers, since an attribute stores text as UTF-8, which cannot contain lone surrogates.
    [Theory]
    [InlineData('a', 0xD800)]
    [InlineData(0xDC00, 'a')]
    [InlineData(0xDC00, 0xD800)]
    public void Parse_RefusesATitleThatIsNotUnicode(int first, int second)
    {
        string title = new([(char)first, (char)second]);
        ProblemException problem = Assert.Throws<ProblemException>(() => EventListRequest.Parse([new("title", title)]));

        Assert.Equal(FaultCodes.Characters, Assert.Single(problem.Faults).Code);
    }

    [Fact]
    public void Parse_ReportsABadParameter()
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => QueryStrings.Request("id=x"));

        Assert.Equal(ProblemKind.InvalidParameter, problem.Kind);
        Assert.All(problem.Faults, fault => Assert.Null(fault.Pointer));
    }

    private static IEnumerable<string> Faults(string query)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => QueryStrings.Request(query));
        Assert.All(problem.Faults.Select(fault => fault.Message).Append(problem.Message), message => Assert.EndsWith(".", message, StringComparison.Ordinal));
        return Sorted(problem.Faults.Select(fault => $"{fault.Parameter}:{fault.Code}"));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);
}
