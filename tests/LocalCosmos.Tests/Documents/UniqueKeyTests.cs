using System.Net;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Documents;

public sealed class UniqueKeyTests
{
    [Fact]
    public async Task Create_WithATakenUniqueValue_Returns409InTheSamePartition()
    {
        await using TestAccount account = await StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a", 5), cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.Conflict, await TestAccount.RefusalOf(
            () => account.Container.CreateItemAsync(new Item("2", "a", 5), cancellationToken: TestAccount.Cancellation)));
        await account.Container.CreateItemAsync(new Item("2", "b", 5), cancellationToken: TestAccount.Cancellation);
        await account.Container.CreateItemAsync(new Item("3", "a", 6), cancellationToken: TestAccount.Cancellation);
    }

    [Fact]
    public async Task Replace_MayKeepTheValue_AndFreesAnOldValue()
    {
        await using TestAccount account = await StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a", 5), cancellationToken: TestAccount.Cancellation);

        await account.Container.UpsertItemAsync(new Item("1", "a", 5), cancellationToken: TestAccount.Cancellation);
        await account.Container.UpsertItemAsync(new Item("1", "a", 6), cancellationToken: TestAccount.Cancellation);
        ItemResponse<Item> freed = await account.Container.CreateItemAsync(new Item("2", "a", 5), cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.Created, freed.StatusCode);
    }

    private static Task<TestAccount> StartAsync() => TestAccount.StartAsync(configure: properties =>
        properties.UniqueKeyPolicy = new UniqueKeyPolicy { UniqueKeys = { new UniqueKey { Paths = { "/number" } } } });
}
