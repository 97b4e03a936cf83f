using System.Net;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Documents;

public sealed class TimeToLiveTests
{
    private static readonly PartitionKey A = new("a");

    [Theory]
    [InlineData(10, null, 9, true)]
    [InlineData(10, null, 10, false)]
    [InlineData(10, 20, 19, true)]
    [InlineData(10, 20, 20, false)]
    [InlineData(10, -1, 1000, true)]
    [InlineData(-1, null, 1000, true)]
    [InlineData(-1, 5, 5, false)]
    [InlineData(null, 5, 1000, true)]
    public async Task Document_ExpiresAfterItsTimeToLive(int? containerDefault, int? own, int seconds, bool exists)
    {
        await using TestAccount account = await TestAccount.StartAsync(configure: properties => properties.DefaultTimeToLive = containerDefault);
        string ttl = own is null ? "" : $",\"ttl\":{own}";
        using MemoryStream body = new(System.Text.Encoding.UTF8.GetBytes($"{{\"id\":\"1\",\"group\":\"a\"{ttl}}}"));
        using ResponseMessage created = await account.Container.CreateItemStreamAsync(body, A, cancellationToken: TestAccount.Cancellation);

        account.Time.Advance(TimeSpan.FromSeconds(seconds));

        using ResponseMessage read = await account.Container.ReadItemStreamAsync("1", A, cancellationToken: TestAccount.Cancellation);
        Assert.Equal(exists ? HttpStatusCode.OK : HttpStatusCode.NotFound, read.StatusCode);
        Assert.Equal(exists ? 1 : 0, await account.CountAsync());
    }

    [Fact]
    public async Task Write_RestartsTheTimeToLive()
    {
        await using TestAccount account = await TestAccount.StartAsync(configure: properties => properties.DefaultTimeToLive = 10);
        await account.Container.UpsertItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);
        account.Time.Advance(TimeSpan.FromSeconds(9));
        await account.Container.UpsertItemAsync(new Item("1", "a", 2), A, cancellationToken: TestAccount.Cancellation);
        account.Time.Advance(TimeSpan.FromSeconds(9));

        using ResponseMessage read = await account.Container.ReadItemStreamAsync("1", A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task Create_MayReuseTheIdOfAnExpiredDocument()
    {
        await using TestAccount account = await TestAccount.StartAsync(configure: properties => properties.DefaultTimeToLive = 10);
        await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);
        account.Time.Advance(TimeSpan.FromSeconds(10));

        ItemResponse<Item> created = await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }

    [Fact]
    public async Task ExpiredDocument_IsHidden_AndKeepsItsIdUntilItIsRemoved()
    {
        await using TestAccount account = await TestAccount.StartAsync(configure: properties => properties.DefaultTimeToLive = 10);
        account.Server.LeavesExpired = true;
        await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);
        account.Time.Advance(TimeSpan.FromSeconds(10));

        using ResponseMessage read = await account.Container.ReadItemStreamAsync("1", A, cancellationToken: TestAccount.Cancellation);
        CosmosException refused = await Assert.ThrowsAsync<CosmosException>(
            () => account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Conflict, 0), (read.StatusCode, refused.StatusCode, await account.CountAsync()));
        account.Server.LeavesExpired = false;
        ItemResponse<Item> created = await account.Container.CreateItemAsync(new Item("1", "a"), A, cancellationToken: TestAccount.Cancellation);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
    }
}
