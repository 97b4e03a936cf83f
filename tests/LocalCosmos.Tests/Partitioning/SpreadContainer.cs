using System.Globalization;
using LocalCosmos.Partitioning;
using LocalCosmos.Tests.Fixtures;
using LocalCosmos.Tests.Queries;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Partitioning;

/// <summary>A container with documents in several ranges, queries of the real client, and their expected results.</summary>
internal sealed class SpreadContainer
{
    private readonly TestAccount _account;
    private readonly Container _container;
    private readonly IReadOnlyList<SpreadItem> _items;
    private readonly IReadOnlyList<EffectivePartitionKeyRange> _ranges;

    private SpreadContainer(TestAccount account, Container container, IReadOnlyList<SpreadItem> items, int ranges)
    {
        _account = account;
        _container = container;
        _items = items;
        _ranges = [.. EffectivePartitionKeyRange.All.Divide(ranges)];
    }

    public string Name => _container.Id;

    public static async Task<SpreadContainer> CreateAsync(TestAccount account, IReadOnlyList<SpreadItem> items, int ranges)
    {
        ContainerProperties properties = new($"items-{Guid.NewGuid():n}", "/group")
        {
            IndexingPolicy = QueryAccount.Policy(),
            PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
        };
        ContainerResponse container = await account.Database.CreateContainerAsync(properties, cancellationToken: TestAccount.Cancellation);
        account.Server.Load("main", properties.Id, items.Select(item => item.Body));
        return new SpreadContainer(account, container, items, ranges);
    }

    /// <summary>The ids in an order. The client orders documents with equal values by range, then by creation in the direction of the first path.</summary>
    public IReadOnlyList<string> Sorted(string order)
    {
        List<(string Path, bool Descending)> paths =
            [.. order.Split(", ").Select(path => (path.Split(' ')[0], path.EndsWith(" DESC", StringComparison.Ordinal)))];
        IOrderedEnumerable<SpreadItem> items = _items.OrderBy(_ => 0);
        foreach ((string path, bool descending) in paths)
        {
            items = descending ? items.ThenByDescending(item => item.IndexOf(path)) : items.ThenBy(item => item.IndexOf(path));
        }

        items = items.ThenBy(item => Range(item.Group));
        return [.. (paths[0].Descending ? items.ThenByDescending(item => item.Number) : items.ThenBy(item => item.Number)).Select(item => item.Id)];
    }

    public Task<List<string>> Ids(string rest, int pageSize, Action? betweenPages = null) =>
        All<string>($"SELECT VALUE c.id FROM c {rest}", pageSize, betweenPages);

    /// <summary>The results of one iterator, page after page.</summary>
    public async Task<List<T>> All<T>(string text, int pageSize, Action? betweenPages = null)
    {
        using FeedIterator<T> pages = Pages<T>(text, pageSize, null);
        List<T> results = [];
        while (pages.HasMoreResults)
        {
            FeedResponse<T> page = await pages.ReadNextAsync(TestAccount.Cancellation);
            Assert.InRange(page.Count, 0, pageSize);
            results.AddRange(page);
            betweenPages?.Invoke();
        }

        return results;
    }

    /// <summary>The same results, but with a new iterator for each page, which continues after the page before.</summary>
    public async Task<List<string>> Walk(string rest, int pageSize, Action? betweenPages = null)
    {
        List<string> results = [];
        string? continuation = null;
        do
        {
            using FeedIterator<string> pages = Pages<string>($"SELECT VALUE c.id FROM c {rest}", pageSize, continuation);
            FeedResponse<string> page = await pages.ReadNextAsync(TestAccount.Cancellation);
            Assert.InRange(page.Count, 0, pageSize);
            results.AddRange(page);
            continuation = page.ContinuationToken;
            betweenPages?.Invoke();
        }
        while (continuation is not null);

        return results;
    }

    /// <summary>Splits one of the current ranges, unless its id is already in the set of split ranges.</summary>
    public void SplitRange(int index, HashSet<string> split)
    {
        IReadOnlyList<string> ranges = _account.Server.RangesOf("main", Name);
        string id = ranges[index % ranges.Count];
        if (split.Add(id))
        {
            _account.Server.Split("main", Name, id);
        }
    }

    private FeedIterator<T> Pages<T>(string text, int pageSize, string? continuation) => _container.GetItemQueryIterator<T>(
        text, continuation, new QueryRequestOptions { MaxItemCount = pageSize, MaxConcurrency = -1 });

    private int Range(int group)
    {
        EffectivePartitionKey key = EffectivePartitionKey.Of($"\"{group.ToString(CultureInfo.InvariantCulture)}\"");
        return _ranges.Index().Single(range => range.Item.Contains(key)).Index;
    }
}
