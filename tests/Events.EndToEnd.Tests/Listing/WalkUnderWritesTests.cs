using CsCheck;
using Events.EndToEnd.Tests.Fixtures;
using Events.Testing.Listing;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Listing;

public sealed class WalkUnderWritesTests
{
    private const int Before = 600;
    private const int Walks = 10;

    [Fact]
    public async Task Walk_DuringWrites_NeitherMissesNorRepeatsEarlierEvents()
    {
        await using TestService service = await TestService.StartAsync();
        service.LocalCosmos.Faults.Add(new FaultRule(Fault.ShortPages(5, everyOtherEmpty: true)) { Kinds = [RequestKind.Query] });
        PCG random = PCG.Parse("0N0XIzNsQ0O2");
        List<OracleEvent> there = [.. Enumerable.Range(1, Before).Select(id => NewEvent(random, id))];
        await Seeding.CreateAsync(service.Events, there.Select(each => each.ToEvent()));
        for (int walk = 0; walk < Walks; walk++)
        {
            ListQuery query = RandomLists.Query.Generate(random, null, out _) with { PerPage = 20 + walk };
            IReadOnlyList<long> throughout = new ListOracle(there).Ids(query);

            IReadOnlyList<long> walked = await Walk.ByCursorAsync(service, query, async () =>
            {
                OracleEvent[] written = [.. Enumerable.Range(there.Count + 1, 3).Select(id => NewEvent(random, id))];
                await Seeding.CreateAsync(service.Events, written.Select(each => each.ToEvent()));
                there.AddRange(written);
            });

            Assert.Equal(walked.Distinct(), walked);
            Assert.Equal(throughout, walked.Where(throughout.ToHashSet().Contains));

            // Events that were written during the walk may be in it or not. If they are, they are in the right place.
            Assert.Equal(new ListOracle(there).Ids(query).Where(walked.ToHashSet().Contains), walked);
        }
    }

    private static OracleEvent NewEvent(PCG random, int id) => RandomLists.Event.Generate(random, null, out _) with { Id = id };
}
