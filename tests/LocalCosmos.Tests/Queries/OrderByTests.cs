using LocalCosmos.Errors;

namespace LocalCosmos.Tests.Queries;

public class OrderByTests
{
    private static readonly string[] MixedKinds =
        ["\"a\":\"x\"", "", "\"a\":2", "\"a\":null", "\"a\":{}", "\"a\":true", "\"a\":[]", "\"a\":-1", "\"a\":false", "\"a\":\"X\""];

    [Theory]
    [InlineData(TestContainer.Wildcard)]
    [InlineData(TestContainer.Named)]
    public void OrderBy_SortsByKindFirst_AndIncludesMissingProperties(string policy)
    {
        TestContainer container = new TestContainer(policy).With(MixedKinds);

        Assert.Equal("2 4 9 6 8 3 10 1 7 5", container.Ids("ORDER BY c.a"));
        Assert.Equal("5 7 1 10 3 8 6 9 4 2", container.Ids("ORDER BY c.a DESC", maxItemCount: 1));
    }

    [Fact]
    public void OrderBy_BreaksTiesBySequence_InTheDirectionOfTheFirstPath()
    {
        TestContainer container = new TestContainer().With("\"a\":1,\"b\":2", "\"a\":1,\"b\":1", "\"a\":1,\"b\":2", "\"a\":0,\"b\":1");

        Assert.Equal("4 1 2 3", container.Ids("ORDER BY c.a ASC"));
        Assert.Equal("3 2 1 4", container.Ids("ORDER BY c.a DESC"));
        Assert.Equal("4 2 1 3", container.Ids("ORDER BY c.a, c.b"));
        Assert.Equal("3 1 2 4", container.Ids("ORDER BY c.a DESC, c.b DESC"));
    }

    [Theory]
    [InlineData("ORDER BY c.b, c.a")]
    [InlineData("ORDER BY c.a, c.b DESC")]
    [InlineData("ORDER BY c.a, c.c")]
    [InlineData("ORDER BY c.a DESC, c.b, c.c DESC")]
    [InlineData("ORDER BY c.a, c.b, c.c")]
    public void OrderBy_OfSeveralPaths_RequiresItsCompositeIndex(string order)
    {
        BadQueryException refusal = Assert.Throws<BadQueryException>(() => new TestContainer().Ids(order));

        Assert.Contains("composite index", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ORDER BY c.a DESC, c.b ASC, c.c ASC", "2 1 3")]
    [InlineData("ORDER BY c.a ASC, c.b DESC, c.c DESC", "3 1 2")]
    public void OrderBy_OfThreePaths_SortsInBothDirections(string order, string expected)
    {
        TestContainer container = new TestContainer().With("\"a\":2,\"b\":1,\"c\":2", "\"a\":2,\"b\":1,\"c\":1", "\"a\":1,\"b\":0,\"c\":0");

        Assert.Equal(expected, container.Ids(order, maxItemCount: 1));
    }

    [Theory]
    [InlineData(TestContainer.Wildcard, "c.hidden.x")]
    [InlineData(TestContainer.Named, "c.d")]
    [InlineData("""{"indexingMode":"none"}""", "c.a")]
    public void OrderBy_RefusesAPathThatIsNotIndexed(string policy, string path)
    {
        BadQueryException refusal = Assert.Throws<BadQueryException>(() => new TestContainer(policy).Ids($"ORDER BY {path}"));

        Assert.Contains("excluded", refusal.Message, StringComparison.Ordinal);
    }
}
