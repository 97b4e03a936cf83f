using System.Net;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Documents;

public sealed class CreateAndReadTests
{
    [Fact]
    public async Task Read_ReturnsTheCreatedDocument()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        ItemResponse<Item> created = await account.Container.CreateItemAsync(new Item("1", "a", 7), new PartitionKey("a"), cancellationToken: TestAccount.Cancellation);
        ItemResponse<Item> read = await account.Container.ReadItemAsync<Item>("1", new PartitionKey("a"), cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(new Item("1", "a", 7), created.Resource);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(new Item("1", "a", 7), read.Resource);
        Assert.Equal(created.ETag, read.ETag);
        Assert.Equal("0:-1#1", read.Headers.Session);
        Assert.Equal(1, read.RequestCharge);
    }

    [Fact]
    public async Task Read_OfAMissingDocument_Returns404()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        HttpStatusCode refusal = await TestAccount.RefusalOf(
            () => account.Container.ReadItemAsync<Item>("1", new PartitionKey("a"), cancellationToken: TestAccount.Cancellation));

        Assert.Equal(HttpStatusCode.NotFound, refusal);
    }

    [Fact]
    public async Task Create_WithAnExistingId_Returns409()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a"), cancellationToken: TestAccount.Cancellation);

        HttpStatusCode refusal = await TestAccount.RefusalOf(
            () => account.Container.CreateItemAsync(new Item("1", "a"), cancellationToken: TestAccount.Cancellation));

        Assert.Equal(HttpStatusCode.Conflict, refusal);
    }

    [Fact]
    public async Task Create_AllowsTheSameIdInTwoPartitions()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a", 1), cancellationToken: TestAccount.Cancellation);
        await account.Container.CreateItemAsync(new Item("1", "b", 2), cancellationToken: TestAccount.Cancellation);

        Item first = await account.Container.ReadItemAsync<Item>("1", new PartitionKey("a"), cancellationToken: TestAccount.Cancellation);
        Item second = await account.Container.ReadItemAsync<Item>("1", new PartitionKey("b"), cancellationToken: TestAccount.Cancellation);

        Assert.Equal((1, 2), (first.Number, second.Number));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a+b")]
    [InlineData("someone@example.org")]
    [InlineData("100%")]
    [InlineData("event:1042")]
    [InlineData("Grüße 東京 🗓")]
    public async Task Read_FindsAnIdWithSpecialCharacters(string id)
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.Container.CreateItemAsync(new Item(id, id), cancellationToken: TestAccount.Cancellation);

        Item read = await account.Container.ReadItemAsync<Item>(id, new PartitionKey(id), cancellationToken: TestAccount.Cancellation);

        Assert.Equal(id, read.Id);
    }
}
