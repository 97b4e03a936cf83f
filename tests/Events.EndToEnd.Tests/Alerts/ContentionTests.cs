using Events.Core.Alerts;
using Events.Core.Input;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>What becomes of the alert of an event that others write before each of our own writes.</summary>
public sealed class ContentionTests
{
    // What is tried without end would never come back.
    private const int Milliseconds = 60_000;

    [Fact(Timeout = Milliseconds)]
    public async Task AnAlertThatCannotBeClaimed_WaitsForTheNextRun()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        await bench.CreateAsync(DispatchTestBed.Noon);
        Contend(bench);

        Assert.Equal(0, (await bench.DispatchAsync().WaitAsync(TestContext.Current.CancellationToken)).Delivered);
        Assert.Empty(bench.Channel.Received);

        bench.Cosmos.Faults.Clear();
        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
    }

    [Fact(Timeout = Milliseconds)]
    public async Task AFailedAlertThatCannotBeSentAgain_StaysFailed_AndTheCallerIsToldToComeBack()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(new InstantRetryClock(DispatchTestBed.Noon), ("Alerts:MaxAttempts", "1"));
        bench.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        await bench.CreateAsync(DispatchTestBed.Noon);
        await bench.DispatchAsync();
        FailedAlert failed = Assert.Single((await bench.FailedAsync()).Items);
        Contend(bench);

        FailedAlerts alerts = bench.Instance().GetRequiredService<FailedAlerts>();
        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => alerts.RetryAsync(failed.EventId, TestContext.Current.CancellationToken));

        Assert.Equal(ProblemKind.Unavailable, refused.Kind);
        Assert.NotNull(refused.RetryAfter);
        bench.Cosmos.Faults.Clear();
        Assert.Equal(failed, Assert.Single((await bench.FailedAsync()).Items));
        Assert.Null(await bench.RetryAsync(failed.EventId));
    }

    private static void Contend(DispatchTestBed bench) =>
        bench.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.WriteBefore()) { Kinds = [RequestKind.Patch, RequestKind.Replace] });
}
