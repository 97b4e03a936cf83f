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
    [InlineData(100_000, 20_000)]
    public async Task ATickWithNothingDue_IsOneQueryAtTheFloor_HoweverMuchIsStored(int stored, int sent)
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        bench.Seed(first: 1, sent, Noon.AddDays(-1), sentAt: Noon.AddDays(-1));
        bench.Seed(first: 1 + sent, stored - sent, alertAt: null);
        bench.Cosmos.Requests.Clear();

        await bench.DispatchAsync();

        RequestRecord query = Assert.Single(bench.Cosmos.Requests.Snapshot(RequestKind.Query));
        Assert.Equal(FloorOfAQuery, query.RequestCharge, precision: 2);
        RequestRecord recorded = Assert.Single(
            bench.Cosmos.Requests.Snapshot(), request => request.Kind is not (RequestKind.Query or RequestKind.QueryPlan or RequestKind.Metadata));
        Assert.Equal(("system", RequestKind.Upsert), (recorded.Container, recorded.Kind));
    }

    [Fact]
    public async Task ADrain_CostsTwoWritesAnAlert()
    {
        const int alerts = 500;
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        bench.Seed(first: 1, alerts, Noon.AddMinutes(-1));
        bench.Cosmos.Requests.Clear();

        await bench.DispatchAsync();

        Assert.Equal(2 * alerts, bench.Cosmos.Requests.Snapshot(RequestKind.Patch).Count);
        Assert.Empty(bench.Cosmos.Requests.Snapshot(RequestKind.PointRead));
        Assert.InRange(bench.Cosmos.Requests.Snapshot(RequestKind.Query).Count, 3, 8);
    }

    [Fact]
    public async Task ADrain_ReadsTheNextPageWhileTheLastIsDelivered()
    {
        const int alerts = 250;
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        bench.Seed(first: 1, alerts, Noon.AddMinutes(-1));
        FaultGate secondPage = new();
        bench.Cosmos.Faults.Add(new FaultRule(Fault.WaitAt(secondPage)) { Kinds = [RequestKind.Query], Skip = 1, Times = 1 });
        bench.Channel.Answer = async _ =>
        {
            await secondPage.Arrived.WaitAsync(TimeSpan.FromSeconds(10), Stop);
            secondPage.Open();
            return DeliveryOutcome.Accepted;
        };

        DispatchResult result = await bench.DispatchAsync();

        Assert.Equal((alerts, 0), (result.Delivered, result.Retried));
    }

    /// <summary>What LocalCosmos models for a query that finds nothing.</summary>
    private const double FloorOfAQuery = 2.3;
}
