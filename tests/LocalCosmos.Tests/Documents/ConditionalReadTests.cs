using System.Net;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Documents;

public sealed class ConditionalReadTests
{
    [Fact]
    public async Task Read_WithTheCurrentETag_Returns304()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        ItemResponse<Item> created = await account.Container.CreateItemAsync(new Item("1", "a"), cancellationToken: TestAccount.Cancellation);
        ItemRequestOptions known = new() { IfNoneMatchEtag = created.ETag };

        using ResponseMessage same = await account.Container.ReadItemStreamAsync("1", new PartitionKey("a"), known, TestAccount.Cancellation);
        await account.Container.UpsertItemAsync(new Item("1", "a", 2), cancellationToken: TestAccount.Cancellation);
        using ResponseMessage changed = await account.Container.ReadItemStreamAsync("1", new PartitionKey("a"), known, TestAccount.Cancellation);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, changed.StatusCode));
    }

    [Fact]
    public async Task Read_InAMissingContainer_Returns404()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        HttpStatusCode refusal = await TestAccount.RefusalOf(() => account.Database.GetContainer("none").ReadItemAsync<Item>(
            "1", new PartitionKey("a"), cancellationToken: TestAccount.Cancellation));

        Assert.Equal(HttpStatusCode.NotFound, refusal);
    }
}
