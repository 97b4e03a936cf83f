using System.Net;
using LocalCosmos.Requests;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Replicas;

public sealed class StaleReadTests
{
    private static readonly PartitionKey A = new("a");

    [Fact]
    public async Task Read_InAnotherSession_IsStale()
    {
        await using TestAccount account = await NewAccountAsync();

        Assert.Equal(1, await NumberAsync(account.NewClient()));
    }

    [Fact]
    public async Task Read_InTheSessionOfTheWrite_SeesTheWrite()
    {
        await using TestAccount account = await NewAccountAsync();

        Assert.Equal(2, await NumberAsync(account.Container.Database.Client));
    }

    [Fact]
    public async Task Read_WithLatestCommitted_SeesTheWriteAndCostsTwice()
    {
        await using TestAccount account = await NewAccountAsync();

        ItemResponse<Item> read = await account.NewClient().GetContainer("main", "items").ReadItemAsync<Item>(
            "1", A, new ItemRequestOptions { ReadConsistencyStrategy = ReadConsistencyStrategy.LatestCommitted }, TestAccount.Cancellation);

        Assert.Equal(2, read.Resource.Number);
        Assert.Equal(2, read.RequestCharge);
        Assert.Equal("LatestCommitted", account.Server.Requests.Snapshot(RequestKind.PointRead)[^1].Consistency);
    }

    [Fact]
    public async Task Read_AfterTheSecondaryCaughtUp_SeesTheWrite()
    {
        await using TestAccount account = await NewAccountAsync();
        account.Server.Replication.CatchUp();

        Assert.Equal(2, await NumberAsync(account.NewClient()));
    }

    [Fact]
    public async Task Read_AtEventualConsistency_IsStaleInTheSessionOfTheWrite()
    {
        await using TestAccount account = await NewAccountAsync();

        Item read = await account.Container.ReadItemAsync<Item>(
            "1", A, new ItemRequestOptions { ConsistencyLevel = ConsistencyLevel.Eventual }, TestAccount.Cancellation);

        Assert.Equal(1, read.Number);
    }

    [Fact]
    public async Task Read_DoesNotFindADocumentThatTheSecondaryLacks()
    {
        await using TestAccount account = await NewAccountAsync();
        await account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation);

        using ResponseMessage read = await account.NewClient().GetContainer("main", "items").ReadItemStreamAsync("2", A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Fact]
    public async Task Query_IsStaleInAnotherSession_AndSeesTheWriteInItsOwn()
    {
        await using TestAccount account = await NewAccountAsync();
        await account.Container.CreateItemAsync(new Item("2", "a"), A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(1, await TestAccount.CountAsync(account.NewClient().GetContainer("main", "items")));
        Assert.Equal(2, await account.CountAsync());
    }

    [Fact]
    public async Task Query_WithLatestCommitted_SeesTheWriteAndCostsTwice()
    {
        await using TestAccount account = await NewAccountAsync();
        Container container = account.NewClient().GetContainer("main", "items");

        FeedResponse<Item> stale = await QueryAsync(container, null);
        FeedResponse<Item> latest = await QueryAsync(container, ReadConsistencyStrategy.LatestCommitted);

        Assert.Equal((1, 2), (stale.Single().Number, latest.Single().Number));
        Assert.Equal(2 * stale.RequestCharge, latest.RequestCharge, 2);
    }

    private static async Task<FeedResponse<Item>> QueryAsync(Container container, ReadConsistencyStrategy? strategy)
    {
        using FeedIterator<Item> query = container.GetItemQueryIterator<Item>(
            "SELECT * FROM c", requestOptions: new QueryRequestOptions { PartitionKey = A, ReadConsistencyStrategy = strategy });
        return await query.ReadNextAsync(TestAccount.Cancellation);
    }

    [Fact]
    public async Task Write_WithTheETagOfAStaleRead_Returns412()
    {
        await using TestAccount account = await NewAccountAsync();
        Container container = account.NewClient().GetContainer("main", "items");
        ItemResponse<Item> stale = await container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.PreconditionFailed, await TestAccount.RefusalOf(() => container.ReplaceItemAsync(
            stale.Resource, "1", A, new ItemRequestOptions { IfMatchEtag = stale.ETag }, TestAccount.Cancellation)));
        Assert.Equal(2, await NumberAsync(container.Database.Client));
    }

    private static async Task<TestAccount> NewAccountAsync()
    {
        TestAccount account = await TestAccount.StartAsync(new LocalCosmosOptions { StaleReads = true });
        await account.Container.CreateItemAsync(new Item("1", "a", 1), A, cancellationToken: TestAccount.Cancellation);
        account.Server.Replication.CatchUp();
        await account.Container.ReplaceItemAsync(new Item("1", "a", 2), "1", A, cancellationToken: TestAccount.Cancellation);
        return account;
    }

    private static async Task<long> NumberAsync(CosmosClient client)
    {
        Item read = await client.GetContainer("main", "items").ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);
        return read.Number;
    }
}
