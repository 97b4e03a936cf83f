using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using LocalCosmos.Requests;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Partitioning;

/// <summary>Which range holds what, as the real client finds it.</summary>
public class RangeRoutingTests(RangeRoutingTests.SixteenRanges sixteen) : IClassFixture<RangeRoutingTests.SixteenRanges>
{
    private static CancellationToken Cancellation => TestAccount.Cancellation;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task TheClient_SeesAsManyRangesAsAskedFor(int ranges)
    {
        await using TestAccount account = await TestAccount.StartAsync(new LocalCosmosOptions { Ranges = ranges });

        Assert.Equal(ranges, (await account.Container.GetFeedRangesAsync(Cancellation)).Count);
        Assert.Equal(Enumerable.Range(0, ranges).Select(id => $"{id}"), account.Server.RangesOf("main", "items"));
    }

    public static TheoryData<string> Keys =>
    [
        .. Enumerable.Range(0, 40).Select(length => JsonSerializer.Serialize(new string('ä', length))),
        .. Enumerable.Range(0, 20).Select(number => $"{number}"),
        "-0.0", "-1", "0.1", "1e300", "9007199254740991", "true", "false", "null",
    ];

    // The client works out by itself in which range a document is, and sends with a read how far its session is there. Only the session
    // of the range that holds the document makes a secondary that lags pass the read on.
    [Theory]
    [MemberData(nameof(Keys))]
    public async Task ADocument_IsHeldByTheRangeInWhichTheClientSeeksIt(string key)
    {
        TestAccount account = sixteen.Account;
        JsonElement value = JsonElement.Parse(key);
        PartitionKey partitionKey = value.ValueKind switch
        {
            JsonValueKind.String => new PartitionKey(value.GetString()),
            JsonValueKind.Number => new PartitionKey(value.GetDouble()),
            JsonValueKind.Null => PartitionKey.Null,
            _ => new PartitionKey(value.GetBoolean()),
        };
        using MemoryStream body = new(Encoding.UTF8.GetBytes($$"""{"id":"1","group":{{key}}}"""));
        using ResponseMessage created = await account.Container.CreateItemStreamAsync(body, partitionKey, cancellationToken: Cancellation);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);

        using ResponseMessage own = await account.Container.ReadItemStreamAsync("1", partitionKey, cancellationToken: Cancellation);
        using ResponseMessage foreign = await sixteen.Stranger.ReadItemStreamAsync("1", partitionKey, cancellationToken: Cancellation);

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
    }

    [Fact]
    public async Task AQueryOverAll_FindsWhatEachRangeHolds()
    {
        await using TestAccount account = await TestAccount.StartAsync(new LocalCosmosOptions { Ranges = 3 });
        for (int i = 0; i < 30; i++)
        {
            await account.Container.CreateItemAsync(new Item($"{i}", $"group {i}"), cancellationToken: Cancellation);
        }

        account.Server.Requests.Clear();

        Assert.Equal(Enumerable.Range(0, 30).Select(number => (long)number), (await Numbers(account.Container, new QueryRequestOptions { MaxItemCount = 4 })).Order().ToList());
        Assert.Equal(["0", "1", "2"], account.Server.Requests.Snapshot().Where(request => request.Kind == RequestKind.Query).Select(request => request.RangeId).Distinct().Order());
    }

    [Fact]
    public async Task ASession_IsKeptForEachRange()
    {
        await using TestAccount account = await TestAccount.StartAsync(new LocalCosmosOptions { Ranges = 3, StaleReads = true });
        for (int i = 0; i < 10; i++)
        {
            await account.Container.CreateItemAsync(new Item($"{i}", $"group {i}"), cancellationToken: Cancellation);
            await account.Container.ReadItemAsync<Item>($"{i}", new PartitionKey($"group {i}"), cancellationToken: Cancellation);
        }

        Assert.Equal(10, (await Numbers(account.Container, new QueryRequestOptions())).Count);
        Assert.Empty(await Numbers(account.NewClient().GetContainer("main", "items"), new QueryRequestOptions()));
    }

    [Fact]
    public async Task ARequestToARangeThatIsNotThere_IsGone()
    {
        await using TestAccount account = await TestAccount.StartAsync(new LocalCosmosOptions { Ranges = 2 });

        Assert.Equal((410, "1002"), await SignedWire.QueryAsync(account, "2"));
        Assert.Equal((410, "1000"), await SignedWire.QueryAsync(account, "ThisIsAnotherContainer==,0"));
        Assert.Equal((200, null), await SignedWire.QueryAsync(account, "1"));
        Assert.Equal((400, null), await SignedWire.QueryAsync(account, null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public async Task ANumberOfRangesOutOfReach_IsRefused(int ranges) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => LocalCosmosServer.StartAsync(new LocalCosmosOptions { Ranges = ranges }, Cancellation));

    public sealed class SixteenRanges : IAsyncLifetime
    {
        internal TestAccount Account { get; private set; } = null!;

        internal Container Stranger { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Account = await TestAccount.StartAsync(new LocalCosmosOptions { Ranges = 16, StaleReads = true });
            Stranger = Account.NewClient().GetContainer("main", "items");
        }

        public ValueTask DisposeAsync() => Account.DisposeAsync();
    }

    private static async Task<List<long>> Numbers(Container container, QueryRequestOptions options)
    {
        using FeedIterator<Item> pages = container.GetItemQueryIterator<Item>("SELECT * FROM c", requestOptions: options);
        List<long> numbers = [];
        while (pages.HasMoreResults)
        {
            numbers.AddRange((await pages.ReadNextAsync(Cancellation)).Select(item => long.Parse(item.Id, CultureInfo.InvariantCulture)));
        }

        return numbers;
    }
}
