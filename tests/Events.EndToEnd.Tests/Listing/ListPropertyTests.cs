using CsCheck;
using Events.Testing.Listing;

namespace Events.EndToEnd.Tests.Listing;

public sealed class ListPropertyTests(RandomEvents random) : IClassFixture<RandomEvents>
{
    private const int Lists = 25;

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
}
