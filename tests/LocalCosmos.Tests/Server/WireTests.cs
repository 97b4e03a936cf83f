using System.Net;
using LocalCosmos.Requests;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Server;

public sealed class WireTests
{
    [Fact]
    public async Task Request_WithAnotherKey_Returns401()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using CosmosClient otherClient = new(
            account.Server.Endpoint.AbsoluteUri,
            Convert.ToBase64String(new byte[64]),
            new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });

        Assert.Equal(HttpStatusCode.Unauthorized, await TestAccount.RefusalOf(() => otherClient.GetContainer("main", "items").ReadItemAsync<Item>(
            "1", new PartitionKey("a"), cancellationToken: TestAccount.Cancellation)));
    }

    [Fact]
    public async Task Request_WithoutASignature_Returns401()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        using HttpClient http = new();

        using HttpResponseMessage answer = await http.GetAsync(account.Server.Endpoint, TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.StartsWith("""{"code":"Unauthorized","message":""", await answer.Content.ReadAsStringAsync(TestAccount.Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnimplementedOperation_Returns400()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await TestAccount.RefusalOf(
            () => account.Container.ReadThroughputAsync(TestAccount.Cancellation)));
        Assert.Equal(HttpStatusCode.BadRequest, await TestAccount.RefusalOf(() => account.Container.Scripts.ExecuteStoredProcedureAsync<string>(
            "none", new PartitionKey("a"), [], cancellationToken: TestAccount.Cancellation)));
        Assert.Equal(HttpStatusCode.BadRequest, await TestAccount.RefusalOf(() => account.Container.CreateItemAsync(
            new Item("1", "a"), requestOptions: new ItemRequestOptions { PreTriggers = ["none"] }, cancellationToken: TestAccount.Cancellation)));
        using FeedIterator<Item> changes = account.Container.GetChangeFeedIterator<Item>(ChangeFeedStartFrom.Beginning(), ChangeFeedMode.Incremental);
        Assert.Equal(HttpStatusCode.BadRequest, await TestAccount.RefusalOf(() => changes.ReadNextAsync(TestAccount.Cancellation)));
    }

    [Fact]
    public async Task RequestLog_HasEachRequest()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a"), cancellationToken: TestAccount.Cancellation);
        account.Server.Requests.Clear();

        await account.Container.ReadItemAsync<Item>(
            "1", new PartitionKey("a"), new ItemRequestOptions { ConsistencyLevel = ConsistencyLevel.Eventual }, TestAccount.Cancellation);
        await account.CountAsync();
        await account.Container.DeleteItemAsync<Item>("1", new PartitionKey("a"), cancellationToken: TestAccount.Cancellation);

        List<RequestRecord> requests = account.Server.Requests.Snapshot().Where(request => request.Kind != RequestKind.Metadata).ToList();
        Assert.Equal([RequestKind.PointRead, RequestKind.QueryPlan, RequestKind.Query, RequestKind.Delete], requests.Select(request => request.Kind));
        Assert.Equal(new RequestRecord(RequestKind.PointRead, "items", 200, 1, "Eventual", "0"), requests[0]);
        Assert.Equal(204, requests[^1].Status);
    }

    [Fact]
    public async Task Charges_GrowWithSizeAndDoubleForAReplace()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        var large = new { id = "2", group = "a", number = 0, text = new string('x', 99 * 1024) };

        ItemResponse<Item> small = await account.Container.CreateItemAsync(new Item("1", "a"), cancellationToken: TestAccount.Cancellation);
        ItemResponse<Item> replaced = await account.Container.ReplaceItemAsync(new Item("1", "a"), "1", cancellationToken: TestAccount.Cancellation);
        await account.Container.CreateItemAsync(large, cancellationToken: TestAccount.Cancellation);
        using ResponseMessage read = await account.Container.ReadItemStreamAsync("2", new PartitionKey("a"), cancellationToken: TestAccount.Cancellation);

        Assert.InRange(small.RequestCharge, 4.95, 6);
        Assert.Equal(2 * small.RequestCharge, replaced.RequestCharge, 2);
        Assert.Equal(10, read.Headers.RequestCharge, 2);
    }
}
