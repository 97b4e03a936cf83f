using CsCheck;
using Events.Core.Events.Listing;
using Events.Testing.Listing;

namespace Events.EndToEnd.Tests.Listing;

public sealed class ListPropertyTests(RandomEvents random) : IClassFixture<RandomEvents>
{
    private const int Lists = 25;
    private const int ManyLists = 2_000;

    [Fact]
    public Task List_MatchesTheContract_ByCursorByPageAndByCount()
    {
        ListOracle oracle = new(random.Events);
        return RandomLists.Query.SampleAsync(
            async query =>
            {
                IReadOnlyList<long> expected = oracle.Ids(query);

                Assert.Equal(expected, await Walk.ByCursorAsync(random.Service, query));
                Assert.Equal(expected, await Walk.ByPageAsync(random.Service, query));
                Assert.Equal(expected.Count, await random.Service.CountAsync(query.Filter));
            },
            iter: Lists,
            threads: 2);
    }

    [Fact]
    public void RandomLists_UseEveryFilter()
    {
        IEnumerable<string> used = Enumerable.Range(1, ManyLists)
            .SelectMany(seed => RandomLists.Query.Generate(new PCG(1, (ulong)seed), null, out Size _).Filters)
            .Select(filter => filter.Name);

        Assert.Equal(EventFilters.Names.Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
    }
}
