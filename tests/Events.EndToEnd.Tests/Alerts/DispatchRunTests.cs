using System.Collections.Concurrent;
using Events.Core.Alerts;
using Events.Core.Input;
using Events.EndToEnd.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>The limits of a run, and its measurements and logs for operators.</summary>
public sealed class DispatchRunTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_MeasuresTheLagOfAlerts_AndCountsThemByResult()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "2"));
        ServiceProvider instance = testBed.Instance();
        using MeterReadings readings = new(instance);
        long bad = await testBed.CreateAsync(Noon.AddSeconds(-90));
        await testBed.CreateAsync(Noon.AddSeconds(-30));
        testBed.Channel.Answer = message => Task.FromResult(message.EventId == bad ? new DeliveryOutcome("500") : DeliveryOutcome.Accepted);

        await testBed.DispatchAsync(instance);
        testBed.FakeClock.Advance(TimeSpan.FromHours(1));
        await testBed.DispatchAsync(instance);
        await testBed.DispatchAsync(instance);

        Assert.Equal([1], readings.Of("events.alerts.delivered"));
        Assert.Equal([30], readings.Of("events.alerts.lag"));
        Assert.Equal([1], readings.Of("events.alerts.retried"));
        Assert.Equal([1], readings.Of("events.alerts.failed"));
        Assert.Equal([0, 0, 0], readings.Of("events.alerts.backlog"));
        double[] oldest = [.. readings.Of("events.alerts.oldest_due_age")];
        Assert.Equal((90, 0), (oldest[0], oldest[2]));
        Assert.InRange(oldest[1], 3600 - 72, 3600 - 48);
    }

    [Fact]
    public async Task Run_StartsNoDeliveryAfterItsTimeBudget_AndReportsTheBacklog()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:TimeBudget", "00:00:10"), ("Alerts:Concurrency", "1"));
        ServiceProvider instance = testBed.Instance();
        using MeterReadings readings = new(instance);
        testBed.Seed(first: 1, count: 20, Noon.AddMinutes(-1));
        testBed.Channel.Answer = _ =>
        {
            testBed.FakeClock.Advance(TimeSpan.FromSeconds(4));
            return Task.FromResult(DeliveryOutcome.Accepted);
        };

        DispatchResult run = await testBed.DispatchAsync(instance);

        Assert.InRange(run.Delivered, 3, 4);
        Assert.Equal(run.Delivered * 4000, run.DurationMs);
        Assert.Equal([20 - run.Delivered], readings.Of("events.alerts.backlog"));
        Assert.Equal(new DispatchRun(Instant.FromDateTimeOffset(Noon), run.DurationMs, run.Delivered, run.Retried, run.Failed), (await testBed.SummaryAsync()).LastRun);
    }

    [Fact]
    public async Task Run_KeepsToItsConcurrencyLimit()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:Concurrency", "3"));
        testBed.Seed(first: 1, count: 30, Noon.AddMinutes(-1));
        ConcurrentBag<int> underWay = [];
        int now = 0;
        testBed.Channel.Answer = async _ =>
        {
            underWay.Add(Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return DeliveryOutcome.Accepted;
        };

        Assert.Equal(30, (await testBed.DispatchAsync()).Delivered);
        Assert.InRange(underWay.Max(), 1, 3);
    }

    [Fact]
    public async Task Alert_ThatBecomesDueDuringARun_IsSentInIt()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:Concurrency", "1"));
        long first = await testBed.CreateAsync(Noon);
        long second = await testBed.CreateAsync(Noon.AddSeconds(20));
        testBed.Channel.Answer = _ =>
        {
            testBed.FakeClock.SetUtcNow(Noon.AddSeconds(20));
            return Task.FromResult(DeliveryOutcome.Accepted);
        };

        Assert.Equal(2, (await testBed.DispatchAsync()).Delivered);
        Assert.Equal([first, second], testBed.Channel.Received.Select(message => message.EventId));
    }

    [Fact]
    public async Task Run_LogsRefusedAndFailedAlertsAndItsResult_AndNothingIfNothingWasDue()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "2"), ("Alerts:RetryDelay", "00:00:01"));
        long id = await testBed.CreateAsync(Noon);
        testBed.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        await testBed.DispatchAsync();
        testBed.FakeClock.Advance(TimeSpan.FromSeconds(2));
        await testBed.DispatchAsync();
        await testBed.DispatchAsync();

        string[] lines = [.. testBed.Log.Lines.Where(line => line.Contains("alert of event", StringComparison.Ordinal) || line.StartsWith("Dispatch:", StringComparison.Ordinal))];
        Assert.Collection(
            lines,
            line => Assert.StartsWith($"Try 1 to deliver the alert of event {id} has failed; the next try is at 2026-03-02T12:00:0", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Dispatch: 0 delivered, 1 to be tried again, 0 failed, in 0 ms", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"The alert of event {id} has failed after 2 tries: recording: 500", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Dispatch: 0 delivered, 0 to be tried again, 1 failed, in 0 ms", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_ThatCannotBeRead_IsLoggedAndSkipped()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long bad = await testBed.CreateAsync(Noon.AddMinutes(-2));
        await testBed.CreateAsync(Noon.AddMinutes(-1));
        await testBed.SetAsync(bad, "/keys/updated", "not a number");

        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
        Assert.Contains(testBed.Log.Lines, line => line.StartsWith($"The document {bad} cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alert_ThatCouldNotBeSettled_IsLogged_AndCountsAsRetried()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long id = await testBed.CreateAsync(Noon);
        testBed.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");

        Assert.Equal(1, (await testBed.DispatchAsync()).Retried);
        Assert.Contains(testBed.Log.Lines, line => line.StartsWith($"The delivery of the alert of event {id} ended with an error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_ThatIsCancelled_Throws()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        await testBed.CreateAsync(Noon);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        testBed.Channel.Answer = async _ =>
        {
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
            return DeliveryOutcome.Accepted;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => testBed.Instance().GetRequiredService<AlertDispatch>().RunAsync(stop.Token));
        Assert.DoesNotContain(testBed.Log.Lines, line => line.Contains("could not be settled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Service_IsReady_IfTheLastRunOrItsOwnStartIsRecent()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:StaleAfter", "00:05:00"));
        DispatchHealth health = testBed.Instance().GetRequiredService<DispatchHealth>();

        testBed.FakeClock.Advance(TimeSpan.FromMinutes(5));
        await health.CheckAsync(Stop);
        testBed.FakeClock.Advance(TimeSpan.FromSeconds(1));
        ProblemException stale = await Assert.ThrowsAsync<ProblemException>(() => health.CheckAsync(Stop));
        Assert.Equal((ProblemKind.Unavailable, TimeSpan.FromMinutes(1)), (stale.Kind, stale.RetryAfter));
        Assert.Equal("The dispatch of alerts has not run since 2026-03-02T12:00:00Z.", stale.Message);

        await testBed.DispatchAsync();
        await health.CheckAsync(Stop);
        testBed.FakeClock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<ProblemException>(() => health.CheckAsync(Stop));

        // A process that has just started is ready before its first run.
        await testBed.Instance().GetRequiredService<DispatchHealth>().CheckAsync(Stop);
    }
}
