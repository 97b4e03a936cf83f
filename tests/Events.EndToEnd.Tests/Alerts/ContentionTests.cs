using Events.Core.Alerts;
using Events.Core.Problems;
using Events.EndToEnd.Tests.Reliability.Faults;
using LocalCosmos;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>What becomes of the alert of an event that others write before each of our own writes.</summary>
public sealed class ContentionTests
{
    // What is tried without end would never come back.
    private const int Milliseconds = 60_000;

    [Fact(Timeout = Milliseconds)]
    public async Task AnAlertThatCannotBeClaimed_WaitsForTheNextRun()
    {
        await using AlertBench bench = await AlertBench.StartAsync();
        await bench.CreateAsync(AlertBench.Noon);
        Contend(bench);

        Assert.Equal(0, (await bench.DispatchAsync().WaitAsync(TestContext.Current.CancellationToken)).Delivered);
        Assert.Empty(bench.Channel.Received);

        bench.Cosmos.Faults.Clear();
        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
    }

    [Fact(Timeout = Milliseconds)]
    public async Task AFailedAlertThatCannotBeSentAgain_StaysFailed_AndTheCallerIsToldToComeBack()
    {
        await using AlertBench bench = await AlertBench.StartAsync(new EagerClock(AlertBench.Noon), ("Alerts:MaxAttempts", "1"));
        bench.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        await bench.CreateAsync(AlertBench.Noon);
        await bench.DispatchAsync();
        FailedAlert failed = Assert.Single((await bench.FailedAsync()).Items);
        Contend(bench);

        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => bench.RetryAsync(failed).WaitAsync(TestContext.Current.CancellationToken));

        Assert.Equal(ProblemKind.Unavailable, refused.Kind);
        Assert.NotNull(refused.RetryAfter);
        bench.Cosmos.Faults.Clear();
        Assert.Equal(failed, Assert.Single((await bench.FailedAsync()).Items));
        Assert.Equal(RearmResult.Rearmed, await bench.RetryAsync(failed));
    }

    private static void Contend(AlertBench bench) =>
        bench.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Fault.WriteBefore()) { Kinds = [RequestKind.Patch] });
}
