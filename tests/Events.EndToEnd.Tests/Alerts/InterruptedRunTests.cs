using Events.Core.Alerts;
using Events.Core.Cosmos;
using Events.Core.Input;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>Runs that cannot read all pages, or that take long.</summary>
public sealed class InterruptedRunTests
{
    // A run that hangs exceeds this time.
    private const int Milliseconds = 120_000;

    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Milliseconds)]
    public async Task Run_ThatCannotReadAPage_FinishesActiveDeliveries_AndIsRecorded()
    {
        const int underWay = 200;
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:Concurrency", "256"));
        testBed.Seed(first: 1, count: underWay + 50, Noon.AddMinutes(-1));
        testBed.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.Fail(400)) { Kinds = [RequestKind.Query], Skip = 1, Times = 1 });
        TaskCompletionSource allThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int there = 0;
        testBed.Channel.Answer = async _ =>
        {
            if (Interlocked.Increment(ref there) == underWay)
            {
                allThere.SetResult();
            }

            await refused.Task.WaitAsync(TestContext.Current.CancellationToken);
            return DeliveryOutcome.Accepted;
        };

        Task<DispatchResult> run = testBed.DispatchAsync();
        await allThere.Task.WaitAsync(TestContext.Current.CancellationToken);
        while (testBed.Cosmos.Requests.Snapshot(RequestKind.Query).All(query => query.Status != 400))
        {
            await Task.Yield();
        }

        refused.SetResult();
        UnexpectedCosmosStatusException failure = await Assert.ThrowsAsync<UnexpectedCosmosStatusException>(() => run);

        Assert.Equal(CosmosOperation.ScanDueAlerts, failure.Operation);
        DispatchRun? recorded = (await testBed.SummaryAsync()).LastRun;
        Assert.Equal((underWay, 0, 0), (recorded!.Delivered, recorded.Retried, recorded.Failed));
        Assert.Equal(50, (await testBed.DispatchAsync()).Delivered);
        Assert.Equal(underWay + 50, testBed.Channel.Received.Select(message => message.DeliveryId).Distinct().Count());
        Assert.Equal(underWay + 50, testBed.Channel.Received.Count);
    }

    [Fact]
    public async Task Run_ThatCannotReadTheFirstPage_Fails_AndIsNotRecorded()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        await testBed.CreateAsync(Noon);
        testBed.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.Fail(400)) { Kinds = [RequestKind.Query], Times = 1 });

        await Assert.ThrowsAsync<UnexpectedCosmosStatusException>(() => testBed.DispatchAsync());

        Assert.Null((await testBed.SummaryAsync()).LastRun);
    }

    [Fact]
    public async Task Run_ThatCanNeitherReadAPageNorBeRecorded_ThrowsTheReadError_AndLogsTheOther()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:Concurrency", "256"));
        testBed.Seed(first: 1, count: 250, Noon.AddMinutes(-1));
        testBed.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.Fail(400)) { Kinds = [RequestKind.Query], Skip = 1, Times = 1 });
        testBed.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.Fail(403)) { Kinds = [RequestKind.Upsert], Times = 1 });

        UnexpectedCosmosStatusException failure = await Assert.ThrowsAsync<UnexpectedCosmosStatusException>(() => testBed.DispatchAsync());

        Assert.Equal(CosmosOperation.ScanDueAlerts, failure.Operation);
        Assert.Contains(testBed.Log.Lines, line => line.StartsWith("The run of the dispatch could not be recorded", StringComparison.Ordinal));
        Assert.Equal(200, testBed.Channel.Received.Count);
    }

    [Fact]
    public async Task LongRun_KeepsTheServiceReady_DuringAndAfterIt()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(
            null, ("Alerts:TimeBudget", "00:10:00"), ("Alerts:StaleAfter", "00:10:00"), ("Alerts:Concurrency", "1"));
        testBed.Seed(first: 1, count: 6, Noon.AddMinutes(-1));
        ServiceProvider other = testBed.Instance();
        DispatchHealth health = other.GetRequiredService<DispatchHealth>();
        AlertSummary? during = null;
        testBed.Channel.Answer = async _ =>
        {
            testBed.FakeClock.Advance(TimeSpan.FromMinutes(4));
            await health.CheckAsync(Stop);
            during = await testBed.SummaryAsync();
            return DeliveryOutcome.Accepted;
        };

        DispatchResult run = await testBed.DispatchAsync();

        Assert.InRange(run.Delivered, 3, 4);
        Assert.Equal(Instant.FromDateTimeOffset(Noon), during!.LastRun!.StartedAt);
        Assert.Equal(run.Delivered - 1, during.LastRun.Delivered);
        Assert.Equal(new DispatchRun(Instant.FromDateTimeOffset(Noon), run.DurationMs, run.Delivered, run.Retried, run.Failed), (await testBed.SummaryAsync()).LastRun);
        await health.CheckAsync(Stop);
        testBed.FakeClock.Advance(TimeSpan.FromMinutes(10));
        await health.CheckAsync(Stop);
        testBed.FakeClock.Advance(TimeSpan.FromSeconds(1));
        ProblemException stale = await Assert.ThrowsAsync<ProblemException>(() => health.CheckAsync(Stop));
        Assert.Equal($"The dispatch of alerts has not run since {Noon.AddMinutes(4 * run.Delivered):yyyy-MM-ddTHH:mm:ssZ}.", stale.Message);
    }

    [Fact]
    public async Task LongRun_ThatCannotBeRecordedOnce_Continues()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(
            null, ("Alerts:TimeBudget", "00:10:00"), ("Alerts:StaleAfter", "00:10:00"), ("Alerts:Concurrency", "1"));
        testBed.Seed(first: 1, count: 2, Noon.AddMinutes(-1));
        testBed.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.Fail(403)) { Kinds = [RequestKind.Upsert], Times = 1 });
        testBed.Channel.Answer = _ =>
        {
            testBed.FakeClock.Advance(TimeSpan.FromMinutes(4));
            return Task.FromResult(DeliveryOutcome.Accepted);
        };

        Assert.Equal(2, (await testBed.DispatchAsync()).Delivered);
        Assert.Contains(testBed.Log.Lines, line => line.StartsWith("The run of the dispatch could not be recorded", StringComparison.Ordinal));
        Assert.Equal(2, (await testBed.SummaryAsync()).LastRun!.Delivered);
    }
}
