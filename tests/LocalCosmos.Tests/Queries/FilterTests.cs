namespace LocalCosmos.Tests.Queries;

/// <summary>Each filter, with and without an index on its path. An index must not change the results.</summary>
public class FilterTests
{
    private static readonly string[] Values =
        ["\"a\":1", "\"a\":2", "\"a\":\"1\"", "\"a\":null", "\"a\":true", "\"a\":[1,\"x\",null,{\"b\":1}]", "\"a\":{\"b\":1}", "", "\"a\":false", "\"a\":\"Z\"", "\"a\":\"a\""];

    [Theory]
    [InlineData("c.a = 1", "1")]
    [InlineData("1 = c.a", "1")]
    [InlineData("c.a = '1'", "3")]
    [InlineData("c.a = null", "4")]
    [InlineData("c.a = true", "5")]
    [InlineData("c.a != 1", "2")]
    [InlineData("NOT (c.a = 1)", "2")]
    [InlineData("NOT (c.a != 1)", "1")]
    [InlineData("c.a > 0", "1 2")]
    [InlineData("c.a >= 2", "2")]
    [InlineData("2 >= c.a", "1 2")]
    [InlineData("c.a < true", "9")]
    [InlineData("c.a > ''", "3 10 11")]
    [InlineData("c.a > 'Z'", "11")]
    [InlineData("c.a > 0 AND c.a < 'z'", "")]
    [InlineData("c.a = 1 AND c.a = 2", "")]
    [InlineData("c.a IN (1, '1', null)", "1 3 4")]
    [InlineData("c.a NOT IN (1)", "2")]
    [InlineData("c.a NOT IN (1, 'x')", "")]
    [InlineData("IS_DEFINED(c.a)", "1 2 3 4 5 6 7 9 10 11")]
    [InlineData("NOT IS_DEFINED(c.a)", "8")]
    [InlineData("IS_NULL(c.a)", "4")]
    [InlineData("NOT IS_NULL(c.a)", "1 2 3 5 6 7 8 9 10 11")]
    [InlineData("ARRAY_CONTAINS(c.a, 1)", "6")]
    [InlineData("ARRAY_CONTAINS(c.a, null)", "6")]
    [InlineData("ARRAY_CONTAINS(c.a, @object)", "6")]
    [InlineData("ARRAY_CONTAINS(c.a, 2)", "")]
    [InlineData("NOT ARRAY_CONTAINS(c.a, 2)", "6")]
    [InlineData("c.a = @object", "7")]
    [InlineData("c.a != @object", "")]
    [InlineData("c.a.b = 1", "7")]
    [InlineData("c['a']['b'] = 1", "7")]
    [InlineData("c.a = 1 OR c.nothing = 1", "1")]
    [InlineData("NOT (c.a = 1 AND c.nothing = 1)", "2")]
    [InlineData("NOT (c.a = 1 OR c.nothing = 1)", "")]
    [InlineData("c.a = c.a", "1 2 3 4 5 6 7 9 10 11")]
    [InlineData("c.a = 1 OR c.a = 2 AND c.nothing = 1", "1")]
    public void Where_ReturnsDocumentsForWhichTheConditionIsTrue(string condition, string expected)
    {
        foreach (string policy in (string[])[TestContainer.Wildcard, TestContainer.Named, """{"indexingMode":"none"}"""])
        {
            string ids = new TestContainer(policy).With(Values).Ids($"WHERE {condition}", """{"@object":{"b":1.0}}""");
            Assert.Equal(expected, string.Join(' ', ids.Split(' ').OrderBy(id => id.Length).ThenBy(id => id, StringComparer.Ordinal)));
        }
    }

    [Fact]
    public void Numbers_AreDoubles()
    {
        TestContainer container = new TestContainer().With("\"a\":9007199254740991", "\"a\":9007199254740990", "\"a\":1.0");

        Assert.Equal("1", container.Ids("WHERE c.a = 9007199254740991"));
        Assert.Equal("3", container.Ids("WHERE c.a = 1"));
        Assert.Equal("2 1", container.Ids("WHERE c.a > 1e2 ORDER BY c.a"));
    }

    [Fact]
    public void PartitionKey_LimitsTheResults()
    {
        TestContainer container = new TestContainer().With("\"pk\":1", "\"pk\":2", "\"pk\":\"1\"", "");

        Assert.Equal("1", container.Ids("", partitionKey: "1"));
        Assert.Equal("3", container.Ids("", partitionKey: "\"1\""));
        Assert.Equal("4", container.Ids("", partitionKey: "{}"));
        Assert.Equal("1 2 3 4", container.Ids(""));
    }

    [Fact]
    public void SelectValue_ReturnsTheStoredBytes_AndNothingForAMissingProperty()
    {
        TestContainer container = new TestContainer().With("\"a\": { \"x\" : 1.50,  \"y\":\"\\u00e9\" }", "\"b\":1", "\"a\":null");

        Assert.Equal(["{ \"x\" : 1.50,  \"y\":\"\\u00e9\" }", "null"], container.All("SELECT VALUE c.a FROM c ORDER BY c.id"));
        Assert.Equal("{\"id\":\"2\",\"b\":1}", container.All("SELECT * FROM c WHERE c.b = 1").Single());
    }

    [Fact]
    public void SelectOfMembers_OmitsUndefinedMembers_AndKeepsTheStoredBytes()
    {
        TestContainer container = new TestContainer().With("\"a\": { \"x\" : 1.50 },\"b\":\"\\u00e9\"", "\"b\":null", "\"c\":1");

        Assert.Equal(
            ["{\"x\":1.50,\"d\":\"\\u00e9\"}", "{\"d\":null}", "{}"], container.All("SELECT c.a.x, c.b AS d FROM c ORDER BY c.id"));
    }
}
