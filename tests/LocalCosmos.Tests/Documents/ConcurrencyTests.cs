using System.Net;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Documents;

public sealed class ConcurrencyTests
{
    private static readonly PartitionKey A = new("a");

    [Fact]
    public async Task ConditionalReplaces_LoseNoIncrement()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => IncrementAsync(account.Container, 20)));

        Item read = await account.Container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);
        Assert.Equal(160, read.Number);
    }

    [Fact]
    public async Task ParallelCreates_CreateOneDocument()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        HttpStatusCode[] statuses = await Task.WhenAll(Enumerable.Range(0, 32).Select(async _ =>
        {
            using MemoryStream body = new("""{"id":"1","group":"a"}"""u8.ToArray());
            using ResponseMessage response = await account.Container.CreateItemStreamAsync(body, A, cancellationToken: TestAccount.Cancellation);
            return response.StatusCode;
        }));

        Assert.Equal(1, statuses.Count(status => status == HttpStatusCode.Created));
        Assert.Equal(31, statuses.Count(status => status == HttpStatusCode.Conflict));
    }

    private static async Task IncrementAsync(Container container, int times)
    {
        while (times > 0)
        {
            ItemResponse<Item> read = await container.ReadItemAsync<Item>("1", A, cancellationToken: TestAccount.Cancellation);
            try
            {
                await container.ReplaceItemAsync(
                    read.Resource with { Number = read.Resource.Number + 1 }, "1", A, new ItemRequestOptions { IfMatchEtag = read.ETag }, TestAccount.Cancellation);
                times--;
            }
            catch (CosmosException refused) when (refused.StatusCode == HttpStatusCode.PreconditionFailed)
            {
                // Another writer was faster.
            }
        }
    }
}
