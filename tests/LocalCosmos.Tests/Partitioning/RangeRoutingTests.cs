using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using LocalCosmos.Requests;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Partitioning;

/// <summary>The range of each document, as the real client computes it.</summary>
public class RangeRoutingTests(RangeRoutingTests.SixteenRanges sixteen) : IClassFixture<RangeRoutingTests.SixteenRanges>
{
    private static CancellationToken Cancellation => TestAccount.Cancellation;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task Client_SeesTheConfiguredNumberOfRanges(int ranges)
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

    // The client computes the range of a document, and sends the session token of this range with a read. If the client and LocalCosmos compute
    // different ranges, the token does not apply, and the stale secondary answers that the document does not exist.
    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Document_IsInTheRangeThatTheClientComputes(string key)
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
        using ResponseMessage other = await sixteen.OtherClient.ReadItemStreamAsync("1", partitionKey, cancellationToken: Cancellation);

        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task QueryOverAllRanges_ReturnsTheDocumentsOfEach()
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
    public async Task Session_HasATokenForEachRange()
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
    public async Task RequestToAMissingRange_Returns410()
    {
        await using TestAccount account = await TestAccount.StartAsync(new LocalCosmosOptions { Ranges = 2 });

        Assert.Equal((410, "1002"), await SignedRequests.QueryAsync(account, "2"));
        Assert.Equal((410, "1000"), await SignedRequests.QueryAsync(account, "ThisIsAnotherContainer==,0"));
        Assert.Equal((200, null), await SignedRequests.QueryAsync(account, "1"));
        Assert.Equal((400, null), await SignedRequests.QueryAsync(account, null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public async Task InvalidNumberOfRanges_IsRefused(int ranges) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => LocalCosmosServer.StartAsync(new LocalCosmosOptions { Ranges = ranges }, Cancellation));

    public sealed class SixteenRanges : IAsyncLifetime
    {
        internal TestAccount Account { get; private set; } = null!;

        internal Container OtherClient { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Account = await TestAccount.StartAsync(new LocalCosmosOptions { Ranges = 16, StaleReads = true });
            OtherClient = Account.NewClient().GetContainer("main", "items");
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
