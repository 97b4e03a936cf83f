using LocalCosmos.Requests;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Partitioning;

/// <summary>When the client requests a query plan. It depends on the query and on whether the query has one partition key, not on the number of ranges.</summary>
public class QueryPlanRequestTests
{
    private const string Plain = "SELECT * FROM c";
    private const string Sorted = "SELECT * FROM c ORDER BY c.a";
    private const string Top = "SELECT TOP 5 * FROM c";
    private const string Count = "SELECT VALUE COUNT(1) FROM c";

    public static MatrixTheoryData<int, string, bool, bool> Cases => new([1, 3], [Plain, Sorted, Top, Count], [true, false], [true, false]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Plan_IsRequestedIfTheClientMayMergeResults(
        int ranges, string text, bool ofOnePartition, bool direct)
    {
        await using TestAccount account = await TestAccount.StartAsync(
            new LocalCosmosOptions { Ranges = ranges }, properties => properties.IndexingPolicy = Queries.QueryAccount.Policy());
        using FeedIterator pages = account.Container.GetItemQueryStreamIterator(text, requestOptions: new QueryRequestOptions
        {
            PartitionKey = ofOnePartition ? new PartitionKey("x") : null,
            EnableOptimisticDirectExecution = direct && ofOnePartition,
        });
        while (pages.HasMoreResults)
        {
            using ResponseMessage page = await pages.ReadNextAsync(TestAccount.Cancellation);
            Assert.True(page.IsSuccessStatusCode, page.ErrorMessage);
        }

        List<RequestKind> kinds = account.Server.Requests.Snapshot().Select(request => request.Kind).ToList();
        bool isPlanned = !ofOnePartition || text == Count || (text == Sorted && !direct);
        Assert.Equal(isPlanned ? 1 : 0, kinds.Count(kind => kind == RequestKind.QueryPlan));
        Assert.Equal(ofOnePartition ? 1 : ranges, kinds.Count(kind => kind == RequestKind.Query));
    }

    [Fact]
    public async Task QueryOfOnePartition_WithoutAPlan_ContinuesOverASplit()
    {
        await using TestAccount account = await TestAccount.StartAsync(configure: properties => properties.IndexingPolicy = Queries.QueryAccount.Policy());
        for (int i = 0; i < 9; i++)
        {
            await account.Container.CreateItemAsync(new Item($"{i}", "x"), cancellationToken: TestAccount.Cancellation);
        }

        using FeedIterator<Item> pages = account.Container.GetItemQueryIterator<Item>(Sorted, requestOptions: new QueryRequestOptions
        {
            PartitionKey = new PartitionKey("x"),
            EnableOptimisticDirectExecution = true,
            MaxItemCount = 4,
        });
        List<string> ids = (await pages.ReadNextAsync(TestAccount.Cancellation)).Select(item => item.Id).ToList();
        account.Server.Split("main", "items", "0");
        while (pages.HasMoreResults)
        {
            ids.AddRange((await pages.ReadNextAsync(TestAccount.Cancellation)).Select(item => item.Id));
        }

        Assert.Equal(Enumerable.Range(0, 9).Select(i => $"{i}"), ids);
    }
}
