using Events.Core.Input;

namespace Events.Core.Tests.Problems;

public sealed class NearestNameTests
{
    private static readonly string[] Known = ["id", "calendar", "case", "start_from", "start_to", "per_page", "page"];

    [Theory]
    [InlineData("calender", "calendar")]
    [InlineData("CALENDER", "calendar")]
    [InlineData("perpage", "per_page")]
    [InlineData("pages", "page")]
    [InlineData("startfrom", "start_from")]
    [InlineData("ids", "id")]
    [InlineData("start", "start_from")]
    [InlineData("page_number", "page")]
    [InlineData("", "id")]
    public void Of_FindsTheNameWithTheFewestChanges(string name, string nearest) =>
        Assert.Equal(nearest, NearestName.Of(name, Known));

    [Theory]
    [InlineData("calender", "calendar")]
    [InlineData("caledner", null)]
    [InlineData("start", null)]
    [InlineData("", null)]
    [InlineData("xxxx", null)]
    public void Within_FindsOnlyNamesWithFewChanges(string name, string? nearest) => Assert.Equal(nearest, NearestName.Within(2, name, Known[1..]));

    [Fact]
    public void Of_ReturnsTheFirstOfSeveral() => Assert.Equal("ab", NearestName.Of("aa", ["ab", "ba", "ca"]));

    [Fact]
    public void Of_AcceptsANameOfAnyLength() => Assert.Contains(NearestName.Of(new string('x', 100_000), Known), Known);
}
