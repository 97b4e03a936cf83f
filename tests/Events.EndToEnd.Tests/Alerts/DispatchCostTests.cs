using Events.Core.Alerts;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Alerts;

public sealed class DispatchCostTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100, 20)]
    [InlineData(30_000, 6_000)]
    public async Task Run_WithNothingDue_CostsOneMinimalQuery_ForAnyNumberOfEvents(int stored, int sent)
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        testBed.Seed(first: 1, sent, Noon.AddDays(-1), sentAt: Noon.AddDays(-1));
        testBed.Seed(first: 1 + sent, stored - sent, alertAt: null);
        testBed.Cosmos.Requests.Clear();

        await testBed.DispatchAsync();

        RequestRecord query = Assert.Single(testBed.Cosmos.Requests.Snapshot(RequestKind.Query));
        Assert.Equal(ChargeOfAnEmptyQuery, query.RequestCharge, precision: 2);
        RequestRecord recorded = Assert.Single(
            testBed.Cosmos.Requests.Snapshot(), request => request.Kind is not (RequestKind.Query or RequestKind.QueryPlan or RequestKind.Metadata));
        Assert.Equal(("system", RequestKind.Upsert), (recorded.Container, recorded.Kind));
    }

    [Fact]
    public async Task Run_CostsTwoWritesPerAlert()
    {
        const int alerts = 500;
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        testBed.Seed(first: 1, alerts, Noon.AddMinutes(-1));
        testBed.Cosmos.Requests.Clear();

        await testBed.DispatchAsync();

        Assert.Equal(2 * alerts, testBed.Cosmos.Requests.Snapshot(RequestKind.Patch).Count);
        Assert.Empty(testBed.Cosmos.Requests.Snapshot(RequestKind.PointRead));
        Assert.InRange(testBed.Cosmos.Requests.Snapshot(RequestKind.Query).Count, 3, 8);
    }

    [Fact]
    public async Task Run_ReadsTheNextPageDuringTheDeliveryOfTheLastOne()
    {
        const int alerts = 250;
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        testBed.Seed(first: 1, alerts, Noon.AddMinutes(-1));
        FaultGate secondPage = new();
        testBed.Cosmos.Faults.Add(new FaultRule(Fault.WaitAt(secondPage)) { Kinds = [RequestKind.Query], Skip = 1, Times = 1 });
        testBed.Channel.Answer = async _ =>
        {
            await secondPage.Arrived.WaitAsync(TimeSpan.FromSeconds(10), Stop);
            secondPage.Open();
            return DeliveryOutcome.Accepted;
        };

        DispatchResult result = await testBed.DispatchAsync();

        Assert.Equal((alerts, 0), (result.Delivered, result.Retried));
    }

    /// <summary>The charge of LocalCosmos for a query without results.</summary>
    private const double ChargeOfAnEmptyQuery = 2.3;
}
