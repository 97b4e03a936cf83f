using Events.Core.Events.Storing;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Costs;

public sealed class RequestCountTests : IClassFixture<SizedServices>
{
    private readonly SizedServices _services;

    public RequestCountTests(SizedServices services)
    {
        TestService.RequireLocalCosmos();
        _services = services;
    }

    private TestService[] Both => [_services.Small, _services.Large];

    [Fact]
    public async Task Get_CostsTwoPointReadsTheFirstTime_AndThenOne()
    {
        foreach (TestService service in Both)
        {
            string path = Paths.Event(SizedServices.FirstId);

            Assert.Equal([RequestKind.PointRead, RequestKind.PointRead], Kinds(await RecordAsync(service, () => service.GetAsync(path))));
            Assert.Equal([RequestKind.PointRead], Kinds(await RecordAsync(service, () => service.GetAsync(path))));
            Assert.Equal([RequestKind.PointRead], Kinds(await RecordAsync(service, () => service.GetAsync(path))));
        }
    }

    [Fact]
    public async Task Create_CostsTwoWrites_AndOneOfTheCounterPerBlockOfIds()
    {
        const int Blocks = 2;
        foreach (TestService service in Both)
        {
            await service.CreateAsync(Bodies.Event(7_777));

            IReadOnlyList<RequestRecord> requests = await RecordAsync(service, async () =>
            {
                for (int number = 0; number < Blocks * EventIds.BlockSize; number++)
                {
                    await service.CreateAsync(Bodies.Event(7_777));
                }
            });

            Assert.Equal(2 * Blocks * EventIds.BlockSize, requests.Count(request => request.Kind == RequestKind.Create));
            Assert.Equal(Blocks, requests.Count(request => request.Kind == RequestKind.Patch));
            Assert.Equal(((2 * EventIds.BlockSize) + 1) * Blocks, requests.Count);
        }
    }

    [Theory]
    [InlineData("subject_id")]
    [InlineData("case_service_id")]
    public async Task Create_WithASubjectOrAService_ReadsTheCasefileOnce(string member)
    {
        await _services.Small.CreateAsync(Bodies.Event(7_778));

        IReadOnlyList<RequestRecord> requests = await RecordAsync(
            _services.Small, () => _services.Small.CreateAsync(Bodies.Event(7_778, members => members[member] = 5)));

        Assert.Equal(
            [RequestKind.PointRead, RequestKind.Create, RequestKind.Create],
            Kinds(requests).Where(kind => kind != RequestKind.Patch));
    }

    [Theory]
    [InlineData("calendar=1&per_page=20")]
    [InlineData("calendar=1&per_page=20&dir=desc")]
    [InlineData("calendar=1&per_page=20&sort=updated_at")]
    [InlineData("case=1&per_page=20")]
    [InlineData("per_page=20")]
    [InlineData("per_page=20&start_from=2023-01-30&dir=asc")]
    public async Task Page_CostsOneQueryPerRange_ForAnyNumberOfStoredEvents(string query)
    {
        // A calendar is in one range. With several ranges, the client queries each one for its share of the page, and one of them again if it has more.
        int ranges = query.StartsWith("calendar=", StringComparison.Ordinal) ? 1 : TestService.Ranges;
        int most = ranges == 1 ? 1 : ranges + 1;
        List<double[]> charges = [];
        foreach (TestService service in Both)
        {
            Answer first = null!;
            Answer second = null!;
            IReadOnlyList<RequestRecord> ofFirst = await RecordAsync(service, async () => first = await service.GetAsync($"{Paths.Events}?{query}"));
            IReadOnlyList<RequestRecord> ofSecond = await RecordAsync(service, async () => second = await service.GetAsync(first.Next!.ToString()));

            Assert.Equal((20, 20), (first.Ids.Count, second.Ids.Count));
            Assert.All([ofFirst, ofSecond], requests =>
            {
                Assert.InRange(requests.Count, ranges, most);
                Assert.Equal(ranges, requests.Select(request => request.RangeId).Distinct().Count());
            });
            charges.Add([ofFirst.Sum(request => request.RequestCharge), ofSecond.Sum(request => request.RequestCharge)]);
        }

        for (int page = 0; page < 2; page++)
        {
            Assert.InRange(charges[1][page], charges[0][page] * 0.9, charges[0][page] * 1.1);
            Assert.InRange(charges[1][page], charges[1][0] * 0.9, charges[1][0] * 1.1);
        }
    }

    [Theory]
    [InlineData("calendar=1&per_page=20")]
    [InlineData("calendar=1&per_page=20&page=2")]
    [InlineData("calendar=1&per_page=20&sort=updated_at&title=Visit")]
    public async Task PageOfOneCalendar_CostsOneRequest_WithoutAQueryPlan(string query)
    {
        foreach (TestService service in Both)
        {
            await service.GetAsync($"{Paths.Events}?{query}");
            service.LocalCosmos.Requests.Clear();
            await service.GetAsync($"{Paths.Events}?{query}");

            Assert.Equal([RequestKind.Query], Kinds(service.LocalCosmos.Requests.Snapshot()));
        }
    }

    private static IEnumerable<RequestKind> Kinds(IReadOnlyList<RequestRecord> requests) => requests.Select(request => request.Kind);

    /// <summary>The requests during an action, without metadata and query plans, which the client caches.</summary>
    private static async Task<IReadOnlyList<RequestRecord>> RecordAsync(TestService service, Func<Task> work)
    {
        service.LocalCosmos.Requests.Clear();
        await work();
        return [.. service.LocalCosmos.Requests.Snapshot().Where(request => request.Kind is not (RequestKind.Metadata or RequestKind.QueryPlan))];
    }
}
