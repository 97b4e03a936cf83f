using System.Text.Json;
using LocalCosmos.Requests;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Queries;

/// <summary>Queries that the client sends without a query plan (optimistic direct execution).</summary>
public class OptimisticExecutionTests
{
    [Theory]
    [InlineData("SELECT VALUE c.c FROM c ORDER BY c.c", 4)]
    [InlineData("SELECT VALUE c.c FROM c ORDER BY c.c", 100)]
    [InlineData("SELECT TOP 30 VALUE c.c FROM c ORDER BY c.c", 100)]
    [InlineData("SELECT VALUE c.c FROM c ORDER BY c.c OFFSET 0 LIMIT 25", 100)]
    public async Task QueryOfOnePartition_ContinuesOverPages_WithoutAPlan(string query, int pageSize)
    {
        await using QueryAccount account = await QueryAccount.WithAsync([.. Enumerable.Range(0, 25).Select(i => $"\"c\":{i}")]);
        await account.All<int>(new QueryDefinition(query), "x", pageSize);
        account.Requests.Clear();

        List<int> found = [];
        using FeedIterator pages = account.OptimisticPages(query, "x", pageSize);
        while (pages.HasMoreResults)
        {
            using ResponseMessage page = await pages.ReadNextAsync(TestAccount.Cancellation);
            using JsonDocument body = await JsonDocument.ParseAsync(page.Content, cancellationToken: TestAccount.Cancellation);
            found.AddRange(body.RootElement.GetProperty("Documents").EnumerateArray().Select(item => item.GetInt32()));
        }

        Assert.Equal(Enumerable.Range(0, 25), found);
        IEnumerable<RequestKind> expected = Enumerable.Repeat(RequestKind.Query, (25 + pageSize - 1) / pageSize);
        Assert.Equal(expected, account.Requests.Snapshot().Select(request => request.Kind));
    }
}
