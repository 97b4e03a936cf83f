using CsCheck;
using LocalCosmos.Requests;
using LocalCosmos.Tests.Fixtures;

namespace LocalCosmos.Tests.Partitioning;

/// <summary>The real client merges the results of three ranges into the results over all documents.</summary>
public sealed class MergeTests : IAsyncLifetime
{
    private const int Ranges = 3;

    private static readonly Gen<int> Place = Gen.Int[0, SpreadItem.Literals.Length - 1];

    private static readonly Gen<List<SpreadItem>> Items = Gen.Select(Gen.Int[0, 9], Place, Place, Place).List[0, 40]
        .Select(items => items.Select((item, number) => new SpreadItem(number + 1, item.Item1, item.Item2, item.Item3, item.Item4)).ToList());

    private TestAccount _account = null!;

    public async ValueTask InitializeAsync() => _account = await TestAccount.StartAsync(new LocalCosmosOptions { Ranges = Ranges });

    public ValueTask DisposeAsync() => _account.DisposeAsync();

    [Theory]
    [InlineData("c.a")]
    [InlineData("c.b DESC")]
    [InlineData("c.a, c.b")]
    [InlineData("c.a DESC, c.b DESC")]
    [InlineData("c.a DESC, c.b, c.c")]
    [InlineData("c.a, c.b DESC, c.c DESC")]
    public Task OrderBy_ReturnsAllDocumentsSorted_AtEveryPageSize(string order) => Items.SampleAsync(
        async items =>
        {
            SpreadContainer container = await SpreadContainer.CreateAsync(_account, items, Ranges);
            IReadOnlyList<string> expected = container.Sorted(order);
            foreach (int size in (int[])[1, 3, 7, 100])
            {
                Assert.Equal(expected, await container.Ids($"ORDER BY {order}", size));
                Assert.Equal(expected, await container.Walk($"ORDER BY {order}", size));
            }
        },
        iter: 3,
        threads: 1);

    [Theory]
    [InlineData("c.a")]
    [InlineData("c.a DESC, c.b, c.c")]
    public Task OffsetLimitAndTop_ReturnOnePartOfTheSortedDocuments(string order) => Gen.Select(Items, Gen.Int[0, 30], Gen.Int[0, 12]).SampleAsync(
        async (items, offset, limit) =>
        {
            SpreadContainer container = await SpreadContainer.CreateAsync(_account, items, Ranges);
            IReadOnlyList<string> expected = container.Sorted(order);
            foreach (int size in (int[])[2, 100])
            {
                Assert.Equal(expected.Skip(offset).Take(limit), await container.Ids($"ORDER BY {order} OFFSET {offset} LIMIT {limit}", size));
                Assert.Equal(expected.Take(limit), await container.All<string>($"SELECT TOP {limit} VALUE c.id FROM c ORDER BY {order}", size));
            }

            Assert.Equal(
                Math.Clamp(items.Count - offset, 0, limit), (await container.Ids($"OFFSET {offset} LIMIT {limit}", 5)).Distinct().Count());
            Assert.Equal(Math.Min(items.Count, limit), (await container.All<string>($"SELECT TOP {limit} VALUE c.id FROM c", 5)).Distinct().Count());
        },
        iter: 4,
        threads: 1);

    [Fact]
    public Task Count_IsTheSumOverAllRanges() => Items.SampleAsync(
        async items =>
        {
            SpreadContainer container = await SpreadContainer.CreateAsync(_account, items, Ranges);

            Assert.Equal([items.Count], await container.All<int>("SELECT VALUE COUNT(1) FROM c", 100));
            Assert.Equal([items.Count(item => item.A > 0)], await container.All<int>("SELECT VALUE COUNT(1) FROM c WHERE IS_DEFINED(c.a)", 100));
        },
        iter: 5,
        threads: 1);

    [Fact]
    public Task Filter_AppliesInEveryRange() => Items.SampleAsync(
        async items =>
        {
            SpreadContainer container = await SpreadContainer.CreateAsync(_account, items, Ranges);
            HashSet<string> numbers = items.Where(item => item.B is >= 4 and <= 7).Select(item => item.Id).ToHashSet();

            List<string> sorted = await container.Ids("WHERE c.b < 1 OR c.b >= 1 ORDER BY c.a", 4);
            List<string> plain = await container.Walk("WHERE c.b < 1 OR c.b >= 1", 4);

            Assert.Equal(container.Sorted("c.a").Where(numbers.Contains), sorted);
            Assert.Equal(numbers.Order(), plain.Order());
        },
        iter: 4,
        threads: 1);

    [Fact]
    public async Task MissingValue_HasNoResult()
    {
        List<SpreadItem> items =
            [.. Enumerable.Range(1, 22).Select(number => new SpreadItem(number, number, number % SpreadItem.Literals.Length, 5, number % 2 * 5))];
        SpreadContainer container = await SpreadContainer.CreateAsync(_account, items, Ranges);

        Assert.Equal(items.Where(item => item.C > 0).Select(_ => 0), await container.All<int>("SELECT VALUE c.c FROM c ORDER BY c.a", 3));
    }

    [Fact]
    public async Task FilterOnThePartitionKey_QueriesOnlyItsRange()
    {
        List<SpreadItem> items = Enumerable.Range(1, 30).Select(number => new SpreadItem(number, number % 10, 4, 4, 4)).ToList();
        SpreadContainer container = await SpreadContainer.CreateAsync(_account, items, Ranges);
        _account.Server.Requests.Clear();

        Assert.Equal(["4", "14", "24"], await container.Ids("WHERE c['group'] = '4' ORDER BY c.a", 100));
        Assert.Single(_account.Server.Requests.Snapshot(), request => request.Kind == RequestKind.Query);
    }

    [Fact]
    public async Task QueryOverAllRanges_CostsTheMinimumOfEach()
    {
        await using TestAccount one = await TestAccount.StartAsync();
        SpreadContainer small = await SpreadContainer.CreateAsync(one, [], 1);
        SpreadContainer spread = await SpreadContainer.CreateAsync(_account, [], Ranges);

        await small.Ids("ORDER BY c.a", 10);
        await spread.Ids("ORDER BY c.a", 10);

        Assert.Equal(Ranges * Charge(one), Charge(_account), 2);
        Assert.True(Charge(one) > 0);
    }

    private static double Charge(TestAccount account) =>
        account.Server.Requests.Snapshot().Where(request => request.Kind == RequestKind.Query).Sum(request => request.RequestCharge);
}
