using Events.Core.Alerts;
using Events.Core.Cosmos;
using Events.Core.Input;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>A run that cannot read on, or that takes long.</summary>
public sealed class InterruptedRunTests
{
    // What hangs would never come back.
    private const int Milliseconds = 120_000;

    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = Milliseconds)]
    public async Task APageThatCannotBeRead_LeavesWhatIsUnderWayToBeFinished_AndTheRunToBeRecorded()
    {
        const int underWay = 200;
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:Concurrency", "256"));
        bench.Seed(first: 1, count: underWay + 50, Noon.AddMinutes(-1));
        bench.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.Fail(400)) { Kinds = [RequestKind.Query], Skip = 1, Times = 1 });
        TaskCompletionSource allThere = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource refused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int there = 0;
        bench.Channel.Answer = async _ =>
        {
            if (Interlocked.Increment(ref there) == underWay)
            {
                allThere.SetResult();
            }

            await refused.Task.WaitAsync(TestContext.Current.CancellationToken);
            return DeliveryOutcome.Accepted;
        };

        Task<DispatchResult> run = bench.DispatchAsync();
        await allThere.Task.WaitAsync(TestContext.Current.CancellationToken);
        while (bench.Cosmos.Requests.Snapshot(RequestKind.Query).All(query => query.Status != 400))
        {
            await Task.Yield();
        }

        refused.SetResult();
        UnexpectedCosmosStatusException failure = await Assert.ThrowsAsync<UnexpectedCosmosStatusException>(() => run);

        Assert.Equal(CosmosOperation.ScanDueAlerts, failure.Operation);
        DispatchRun? recorded = (await bench.SummaryAsync()).LastRun;
        Assert.Equal((underWay, 0, 0), (recorded!.Delivered, recorded.Retried, recorded.Failed));
        Assert.Equal(50, (await bench.DispatchAsync()).Delivered);
        Assert.Equal(underWay + 50, bench.Channel.Received.Select(message => message.DeliveryId).Distinct().Count());
        Assert.Equal(underWay + 50, bench.Channel.Received.Count);
    }

    [Fact]
    public async Task ARunThatCannotReadAtAll_FailsAndIsNoRun()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        await bench.CreateAsync(Noon);
        bench.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.Fail(400)) { Kinds = [RequestKind.Query], Times = 1 });

        await Assert.ThrowsAsync<UnexpectedCosmosStatusException>(() => bench.DispatchAsync());

        Assert.Null((await bench.SummaryAsync()).LastRun);
    }

    [Fact]
    public async Task ARunThatCannotReadOnNorBeRecorded_TellsOfTheReading_AndLogsTheRest()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:Concurrency", "256"));
        bench.Seed(first: 1, count: 250, Noon.AddMinutes(-1));
        bench.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.Fail(400)) { Kinds = [RequestKind.Query], Skip = 1, Times = 1 });
        bench.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.Fail(403)) { Kinds = [RequestKind.Upsert], Times = 1 });

        UnexpectedCosmosStatusException failure = await Assert.ThrowsAsync<UnexpectedCosmosStatusException>(() => bench.DispatchAsync());

        Assert.Equal(CosmosOperation.ScanDueAlerts, failure.Operation);
        Assert.Contains(bench.Log.Lines, line => line.StartsWith("The run of the dispatch could not be recorded", StringComparison.Ordinal));
        Assert.Equal(200, bench.Channel.Received.Count);
    }

    [Fact]
    public async Task ALongRun_LeavesTheServiceReady_WhileItIsUnderWayAndRightAfterIt()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(
            null, ("Alerts:TimeBudget", "00:10:00"), ("Alerts:StaleAfter", "00:10:00"), ("Alerts:Concurrency", "1"));
        bench.Seed(first: 1, count: 6, Noon.AddMinutes(-1));
        ServiceProvider other = bench.Instance();
        DispatchHealth freshness = other.GetRequiredService<DispatchHealth>();
        AlertSummary? during = null;
        bench.Channel.Answer = async _ =>
        {
            bench.FakeClock.Advance(TimeSpan.FromMinutes(4));
            await freshness.CheckAsync(Stop);
            during = await bench.SummaryAsync();
            return DeliveryOutcome.Accepted;
        };

        DispatchResult run = await bench.DispatchAsync();

        Assert.InRange(run.Delivered, 3, 4);
        Assert.Equal(Instant.FromDateTimeOffset(Noon), during!.LastRun!.StartedAt);
        Assert.Equal(run.Delivered - 1, during.LastRun.Delivered);
        Assert.Equal(new DispatchRun(Instant.FromDateTimeOffset(Noon), run.DurationMs, run.Delivered, run.Retried, run.Failed), (await bench.SummaryAsync()).LastRun);
        await freshness.CheckAsync(Stop);
        bench.FakeClock.Advance(TimeSpan.FromMinutes(10));
        await freshness.CheckAsync(Stop);
        bench.FakeClock.Advance(TimeSpan.FromSeconds(1));
        ProblemException stale = await Assert.ThrowsAsync<ProblemException>(() => freshness.CheckAsync(Stop));
        Assert.Equal($"The dispatch of alerts has not run since {Noon.AddMinutes(4 * run.Delivered):yyyy-MM-ddTHH:mm:ssZ}.", stale.Message);
    }

    [Fact]
    public async Task ALongRunThatCannotRecordItself_GoesOn()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(
            null, ("Alerts:TimeBudget", "00:10:00"), ("Alerts:StaleAfter", "00:10:00"), ("Alerts:Concurrency", "1"));
        bench.Seed(first: 1, count: 2, Noon.AddMinutes(-1));
        bench.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.Fail(403)) { Kinds = [RequestKind.Upsert], Times = 1 });
        bench.Channel.Answer = _ =>
        {
            bench.FakeClock.Advance(TimeSpan.FromMinutes(4));
            return Task.FromResult(DeliveryOutcome.Accepted);
        };

        Assert.Equal(2, (await bench.DispatchAsync()).Delivered);
        Assert.Contains(bench.Log.Lines, line => line.StartsWith("The run of the dispatch could not be recorded", StringComparison.Ordinal));
        Assert.Equal(2, (await bench.SummaryAsync()).LastRun!.Delivered);
    }
}
