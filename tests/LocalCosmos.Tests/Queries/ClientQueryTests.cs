using System.Net;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Queries;

/// <summary>Queries that the real client sends.</summary>
public class ClientQueryTests
{
    private static readonly string[] Numbered = [.. Enumerable.Range(0, 25).Select(i => $"\"a\":{i % 3},\"b\":{i % 5},\"c\":{i}")];

    [Fact]
    public async Task Query_InOnePartition_ReturnsItsDocuments()
    {
        await using QueryAccount account = await QueryAccount.WithAsync("\"a\":1", "\"a\":1,\"group\":\"y\"", "\"a\":2");

        Assert.Equal("1", await account.Ids("WHERE c.a = 1", group: "x"));
        Assert.Equal("2", await account.Ids("WHERE c.a = 1", group: "y"));
    }

    [Fact]
    public async Task Query_AcrossPartitions_ReturnsAllDocuments()
    {
        await using QueryAccount account = await QueryAccount.WithAsync("\"a\":1", "\"a\":1,\"group\":\"y\"", "\"a\":2");

        Assert.Equal("1 2", await account.Ids("WHERE c.a = 1"));
        Assert.Equal("3 2 1", await account.Ids("ORDER BY c.a DESC"));
    }

    [Fact]
    public async Task MissingProperty_IsNotNull()
    {
        await using QueryAccount account = await QueryAccount.WithAsync("\"a\":null", "", "\"a\":1");

        Assert.Equal("1", await account.Ids("WHERE c.a = null"));
        Assert.Equal("1", await account.Ids("WHERE IS_NULL(c.a)"));
        Assert.Equal("1 3", await account.Ids("WHERE IS_DEFINED(c.a) ORDER BY c.a"));
        Assert.Equal("2 1 3", await account.Ids("ORDER BY c.a"));
        Assert.Equal("", await account.Ids("WHERE c.a != 1"));
    }

    [Theory]
    [InlineData("c.c", "x")]
    [InlineData("c.c DESC", null)]
    [InlineData("c.a, c.b", "x")]
    [InlineData("c.a DESC, c.b DESC", null)]
    [InlineData("c.a DESC, c.b, c.c", "x")]
    [InlineData("c.a, c.b DESC, c.c DESC", null)]
    public async Task OrderBy_ContinuesOverPages(string order, string? group)
    {
        await using QueryAccount account = await QueryAccount.WithAsync(Numbered);
        string whole = await account.Ids($"ORDER BY {order}", group);

        Assert.Equal(25, whole.Split(' ').Length);
        Assert.Equal(whole, await account.Ids($"ORDER BY {order}", group, pageSize: 4));
    }

    [Fact]
    public async Task OrderBy_ReturnsEachDocumentOnce_DuringWrites()
    {
        await using QueryAccount account = await QueryAccount.WithAsync(Numbered);
        QueryDefinition query = new("SELECT VALUE c.id FROM c ORDER BY c.a, c.b");
        List<string> seen = [];
        string? continuation = null;
        do
        {
            using FeedIterator<string> pages = account.Pages<string>(query, "x", 4, continuation);
            FeedResponse<string> page = await pages.ReadNextAsync(TestAccount.Cancellation);
            seen.AddRange(page);
            continuation = page.ContinuationToken;
            await account.AddAsync("\"a\":0,\"b\":0");
            await account.RemoveAsync(seen[^1]);
        }
        while (continuation is not null);

        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Superset(Enumerable.Range(1, 25).Select(id => $"{id}").ToHashSet(), seen.ToHashSet());
    }

    [Theory]
    [InlineData("c.a, c.c")]
    [InlineData("c.b, c.a")]
    [InlineData("c.a, c.b DESC")]
    [InlineData("c.a, c.b, c.c")]
    public async Task OrderBy_WithoutItsCompositeIndex_Returns400(string order)
    {
        await using QueryAccount account = await QueryAccount.WithAsync();
        CosmosException refusal = await account.RefusalOf($"SELECT * FROM c ORDER BY {order}");

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Contains("composite index", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OrderBy_OfAnUnindexedPath_Returns400()
    {
        await using QueryAccount account = await QueryAccount.WithAsync();
        CosmosException refusal = await account.RefusalOf("SELECT * FROM c ORDER BY c.d", "x");

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Contains("excluded", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT c.a + 1 FROM c", null)]
    [InlineData("SELECT VALUE MAX(c.a) FROM c", "x")]
    [InlineData("SELECT * FROM c WHERE STARTSWITH(c.a, 'x')", "x")]
    [InlineData("SELECT * FROM c WHERE c.a = @missing", "x")]
    public async Task Query_OutsideTheGrammar_Returns400(string text, string? group)
    {
        await using QueryAccount account = await QueryAccount.WithAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await account.RefusalOf(text, group)).StatusCode);
    }

    [Fact]
    public async Task Count_ReturnsOneNumber()
    {
        await using QueryAccount account = await QueryAccount.WithAsync(Numbered);

        Assert.Equal([9], await account.All<int>(new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.a = 0")));
        Assert.Equal([25], await account.All<int>(new QueryDefinition("SELECT VALUE COUNT(1) FROM c"), "x"));
    }

    [Fact]
    public async Task OffsetAndLimit_ReturnOnePart()
    {
        await using QueryAccount account = await QueryAccount.WithAsync(Numbered);
        QueryDefinition query = new QueryDefinition("SELECT VALUE c.c FROM c ORDER BY c.c OFFSET @offset LIMIT @limit").WithParameter("@offset", 5).WithParameter("@limit", 7);

        Assert.Equal([5, 6, 7, 8, 9, 10, 11], await account.All<int>(query, pageSize: 3));
        Assert.Equal([5, 6, 7, 8, 9, 10, 11], await account.All<int>(query, "x"));
    }

    [Fact]
    public async Task Top_LimitsTheResults()
    {
        await using QueryAccount account = await QueryAccount.WithAsync(Numbered);

        Assert.Equal([24, 23, 22, 21, 20], await account.All<int>(new QueryDefinition("SELECT TOP 5 VALUE c.c FROM c ORDER BY c.c DESC"), pageSize: 2));
    }

    [Fact]
    public async Task Query_HasACharge()
    {
        await using QueryAccount account = await QueryAccount.WithAsync(Numbered);
        using FeedIterator<object> pages = account.Pages<object>(new QueryDefinition("SELECT * FROM c WHERE c.c < 5"), "x");

        Assert.InRange((await pages.ReadNextAsync(TestAccount.Cancellation)).RequestCharge, 2.31, 3.5);
    }
}
