using System.Globalization;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Partitioning;

/// <summary>Splits of a range while the real client uses it. No document is lost, and none is returned twice.</summary>
public class SplitTests
{
    private static CancellationToken Cancellation => TestAccount.Cancellation;

    private static IReadOnlyList<SpreadItem> Items =>
        [.. Enumerable.Range(1, 60).Select(number => new SpreadItem(number, number % 20, number % 11, number * 7 % 11, number % 3))];

    [Theory]
    [InlineData("", 1)]
    [InlineData("", 7)]
    [InlineData("ORDER BY c.a", 1)]
    [InlineData("ORDER BY c.a DESC", 7)]
    [InlineData("ORDER BY c.a, c.b", 4)]
    [InlineData("ORDER BY c.a DESC, c.b, c.c", 7)]
    public async Task Walk_ContinuesOverSplits(string order, int pageSize)
    {
        await using TestAccount account = await TestAccount.StartAsync(new LocalCosmosOptions { Ranges = 3 });

        foreach (bool byIterator in (bool[])[true, false])
        {
            SpreadContainer container = await SpreadContainer.CreateAsync(account, Items, 3);
            HashSet<string> split = [];
            int pages = 0;
            void SplitNow()
            {
                if (++pages is 2 or 5)
                {
                    container.SplitRange(pages, split);
                }
            }

            List<string> ids = byIterator ? await container.Ids(order, pageSize, SplitNow) : await container.Walk(order, pageSize, SplitNow);

            Assert.Equal(2, split.Count);
            Assert.Equal(Items.Select(item => item.Id).Order(), ids.Order());
            if (order.Length > 0)
            {
                List<int> values = ids.Select(id => Items[int.Parse(id, CultureInfo.InvariantCulture) - 1].A).ToList();
                Assert.Equal(order.Contains("c.a DESC", StringComparison.Ordinal) ? values.OrderDescending() : values.Order(), values);
            }
        }
    }

    [Fact]
    public async Task Writes_ContinueOverSplits()
    {
        await using TestAccount account = await TestAccount.StartAsync(new LocalCosmosOptions { Ranges = 3 });
        List<Task> writers = Enumerable.Range(0, 4).Select(writer => Task.Run(
            async () =>
            {
                for (int i = 0; i < 50; i++)
                {
                    Item item = new($"{writer}-{i}", $"group {i}", i);
                    await account.Container.CreateItemAsync(item, cancellationToken: Cancellation);
                    Assert.Equal(item, (await account.Container.ReadItemAsync<Item>(item.Id, new PartitionKey(item.Group), cancellationToken: Cancellation)).Resource);
                    if (writer == 0 && i % 10 == 5)
                    {
                        account.Server.Split("main", "items", account.Server.RangesOf("main", "items")[i % 3]);
                    }
                }
            },
            Cancellation)).ToList();
        await Task.WhenAll(writers);

        Assert.Equal(8, account.Server.RangesOf("main", "items").Count);
        Assert.Equal(200, await account.CountAsync());
        Assert.Equal(200, await TestAccount.CountAsync(account.NewClient().GetContainer("main", "items")));
    }

    [Fact]
    public async Task SplitRange_IsGone_AndItsChildrenReplaceIt()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        IReadOnlyList<string> children = account.Server.Split("main", "items", "0");
        IReadOnlyList<string> grandchildren = account.Server.Split("main", "items", children[0]);

        Assert.Equal(["1", "2"], children);
        Assert.Equal([.. grandchildren, "2"], account.Server.RangesOf("main", "items"));
        Assert.Equal((410, "1002"), await SignedRequests.QueryAsync(account, "0"));
        Assert.Equal((410, "1002"), await SignedRequests.QueryAsync(account, "1"));
        Assert.Equal((200, null), await SignedRequests.QueryAsync(account, "2"));
        Assert.Equal(3, (await account.Container.GetFeedRangesAsync(Cancellation)).Count);
        Assert.Throws<InvalidOperationException>(() => account.Server.Split("main", "items", "0"));
    }

    [Fact]
    public async Task ClientThatKnowsASplitRange_FindsItsChildren()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        for (int i = 0; i < 20; i++)
        {
            await account.Container.CreateItemAsync(new Item($"{i}", $"group {i}", i), cancellationToken: Cancellation);
        }

        Assert.Equal(20, await account.CountAsync());
        account.Server.Split("main", "items", "0");

        Assert.Equal(20, await account.CountAsync());
        for (int i = 0; i < 20; i++)
        {
            ItemResponse<Item> read = await account.Container.ReadItemAsync<Item>($"{i}", new PartitionKey($"group {i}"), cancellationToken: Cancellation);
            await account.Container.ReplaceItemAsync(read.Resource with { Number = -1 }, $"{i}", requestOptions: new ItemRequestOptions { IfMatchEtag = read.ETag }, cancellationToken: Cancellation);
        }
    }

    [Fact]
    public async Task PartOfARange_CanBeQueried()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a"), cancellationToken: Cancellation);
        const string Half = "20000000000000000000000000000000";

        (_, _, string low) = await SignedRequests.PostAsync(account, "0", """{"query":"SELECT VALUE COUNT(1) FROM c"}""", ("x-ms-start-epk", ""), ("x-ms-end-epk", Half));
        (_, _, string high) = await SignedRequests.PostAsync(account, "0", """{"query":"SELECT VALUE COUNT(1) FROM c"}""", ("x-ms-start-epk", Half), ("x-ms-end-epk", "FF"));

        Assert.NotEqual(low, high);
        Assert.Contains("[1]", low + high, StringComparison.Ordinal);
        Assert.Equal((400, null), await SignedRequests.QueryAsync(account, "0", headers: [("x-ms-start-epk", "FF"), ("x-ms-end-epk", Half)]));
    }

    [Fact]
    public async Task DataFolder_KeepsItsRanges()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory();
        try
        {
            LocalCosmosOptions options = new() { Ranges = 2, DataFolder = folder.FullName };
            IReadOnlyList<string> ranges;
            await using (TestAccount account = await TestAccount.StartAsync(options))
            {
                for (int i = 0; i < 20; i++)
                {
                    await account.Container.CreateItemAsync(new Item($"{i}", $"group {i}"), cancellationToken: Cancellation);
                    if (i == 10)
                    {
                        account.Server.Split("main", "items", "1");
                    }
                }

                ranges = account.Server.RangesOf("main", "items");
            }

            // The first start replays the split from the journal. The second start reads the journal that the first start compacted.
            for (int start = 0; start < 2; start++)
            {
                await using TestAccount again = await TestAccount.StartAsync(options with { Ranges = 1 });
                Assert.Equal(["0", "2", "3"], ranges);
                Assert.Equal(ranges, again.Server.RangesOf("main", "items"));
                Assert.Equal(20, await again.CountAsync());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
