using System.Net;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Documents;

public sealed class ConditionalReadTests
{
    [Fact]
    public async Task Read_AnswersNotModifiedWhileTheETagHolds()
    {
        await using var account = await TestAccount.StartAsync();
        var created = await account.Container.CreateItemAsync(new Item("1", "a"), cancellationToken: TestAccount.Cancellation);
        var known = new ItemRequestOptions { IfNoneMatchEtag = created.ETag };

        using var same = await account.Container.ReadItemStreamAsync("1", new PartitionKey("a"), known, TestAccount.Cancellation);
        await account.Container.UpsertItemAsync(new Item("1", "a", 2), cancellationToken: TestAccount.Cancellation);
        using var changed = await account.Container.ReadItemStreamAsync("1", new PartitionKey("a"), known, TestAccount.Cancellation);

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, changed.StatusCode));
    }

    [Fact]
    public async Task Read_TellsTheClientThatTheContainerIsMissing()
    {
        await using var account = await TestAccount.StartAsync();

        var refusal = await TestAccount.RefusalOf(() => account.Database.GetContainer("none").ReadItemAsync<Item>(
            "1", new PartitionKey("a"), cancellationToken: TestAccount.Cancellation));

        Assert.Equal(HttpStatusCode.NotFound, refusal);
    }
}
