using Events.Core.Alerts;
using Events.Core.Input;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>The alert of an event that another writer changes before every write of the service.</summary>
public sealed class ContentionTests
{
    // A write that is retried without end exceeds this time.
    private const int Milliseconds = 60_000;

    [Fact(Timeout = Milliseconds)]
    public async Task Alert_ThatCannotBeClaimed_WaitsForTheNextRun()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        await testBed.CreateAsync(DispatchTestBed.Noon);
        Contend(testBed);

        Assert.Equal(0, (await testBed.DispatchAsync().WaitAsync(TestContext.Current.CancellationToken)).Delivered);
        Assert.Empty(testBed.Channel.Received);

        testBed.Cosmos.Faults.Clear();
        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
    }

    [Fact(Timeout = Milliseconds)]
    public async Task FailedAlert_WhoseRetryAlwaysConflicts_StaysFailed_AndTheRetryReturns503()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(new InstantRetryClock(DispatchTestBed.Noon), ("Alerts:MaxAttempts", "1"));
        testBed.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        await testBed.CreateAsync(DispatchTestBed.Noon);
        await testBed.DispatchAsync();
        FailedAlert failed = Assert.Single((await testBed.FailedAsync()).Items);
        Contend(testBed);

        FailedAlerts alerts = testBed.Instance().GetRequiredService<FailedAlerts>();
        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => alerts.RetryAsync(failed.EventId, TestContext.Current.CancellationToken));

        Assert.Equal(ProblemKind.Unavailable, refused.Kind);
        Assert.NotNull(refused.RetryAfter);
        testBed.Cosmos.Faults.Clear();
        Assert.Equal(failed, Assert.Single((await testBed.FailedAsync()).Items));
        Assert.Null(await testBed.RetryAsync(failed.EventId));
    }

    private static void Contend(DispatchTestBed testBed) =>
        testBed.Cosmos.Faults.Add(new FaultRule(LocalCosmos.Faults.Fault.WriteBefore()) { Kinds = [RequestKind.Patch, RequestKind.Replace] });
}
