using Events.Core.Events.Listing;
using Events.Core.Problems;
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
    public void Parse_NamesTheNearestParameterThatThereIs(string query, string nearest)
    {
        var problem = Assert.Throws<ProblemException>(() => QueryStrings.Request(query));

        Assert.EndsWith($"The nearest is {nearest}.", Assert.Single(problem.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NamesTheWordsThatThereAre()
    {
        var problem = Assert.Throws<ProblemException>(() => QueryStrings.Request("sort=title"));

        Assert.Equal("This must be one of: start_at, updated_at, id.", Assert.Single(problem.Faults).Message);
    }

    [Theory]
    [InlineData("id[x]=1", "There is no such parameter. Several values are written id=1,2 or id[]=1&id[]=2 or id[0]=1&id[1]=2.")]
    [InlineData("Calendar[]=1", "There is no such parameter: calendar takes one value, without brackets.")]
    [InlineData("id[0]=1&id[0]=2", "This is given more than once. Each index stands for one value.")]
    [InlineData("id=1;2", "Each must be an integer from 1 to 9007199254740991. Several are written id=1,2 or id=1&id=2.")]
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
    [InlineData("id=1,2", "id=1,2,3")]
    public void Parse_RefusesACursorOfAnotherQuery(string first, string second)
    {
        var cursor = Cursor.After(QueryStrings.Request(first), 5, 5);

        Assert.Equal(["cursor:conflict"], Faults($"{second}&cursor={cursor}"));
    }

    [Theory]
    [InlineData("page=1", "cursor:conflict")]
    [InlineData("mode=count", "cursor:conflict")]
    [InlineData("mode=count&page=1", "cursor:conflict cursor:conflict")]
    [InlineData("calendar=x", "calendar:type")]
    public void Parse_SaysOfAGoodCursorOnlyWhatIsWrongWithIt(string query, string faults)
    {
        var cursor = Cursor.After(new EventListRequest(), 5, 5);

        Assert.Equal(Sorted(faults.Split(' ')), Faults($"{query}&cursor={cursor}"));
    }

    // Numbers, since a text of an attribute is kept as UTF-8.
    [Theory]
    [InlineData('a', 0xD800)]
    [InlineData(0xDC00, 'a')]
    [InlineData(0xDC00, 0xD800)]
    public void Parse_RefusesATitleThatIsNotUnicode(int first, int second)
    {
        var title = new string([(char)first, (char)second]);
        var problem = Assert.Throws<ProblemException>(() => EventListRequest.Parse([new("title", title)]));

        Assert.Equal(FaultCodes.Characters, Assert.Single(problem.Faults).Code);
    }

    [Fact]
    public void Parse_AnswersAsABadParameter()
    {
        var problem = Assert.Throws<ProblemException>(() => QueryStrings.Request("id=x"));

        Assert.Equal(ProblemKind.InvalidParameter, problem.Kind);
        Assert.All(problem.Faults, fault => Assert.Null(fault.Pointer));
    }

    private static IEnumerable<string> Faults(string query)
    {
        var problem = Assert.Throws<ProblemException>(() => QueryStrings.Request(query));
        Assert.All(problem.Faults.Select(fault => fault.Message).Append(problem.Message), message => Assert.EndsWith(".", message, StringComparison.Ordinal));
        return Sorted(problem.Faults.Select(fault => $"{fault.Parameter}:{fault.Code}"));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);
}
