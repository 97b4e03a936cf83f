using System.Collections.Concurrent;
using Events.Core.Alerts;
using Events.Core.Input;
using Events.EndToEnd.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>What a run as a whole keeps to, and what it leaves for operators to see.</summary>
public sealed class DispatchRunTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ARun_MeasuresHowLateAlertsWere_AndCountsThemByTheirEnd()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "2"));
        ServiceProvider instance = bench.Instance();
        using MeterReadings readings = new(instance);
        long bad = await bench.CreateAsync(Noon.AddSeconds(-90));
        await bench.CreateAsync(Noon.AddSeconds(-30));
        bench.Channel.Answer = message => Task.FromResult(message.EventId == bad ? new DeliveryOutcome("500") : DeliveryOutcome.Accepted);

        await bench.DispatchAsync(instance);
        bench.FakeClock.Advance(TimeSpan.FromHours(1));
        await bench.DispatchAsync(instance);
        await bench.DispatchAsync(instance);

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
    public async Task ARun_TakesNothingUpOnceItsTimeIsSpent_AndSaysHowMuchItLeft()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:TimeBudget", "00:00:10"), ("Alerts:Concurrency", "1"));
        ServiceProvider instance = bench.Instance();
        using MeterReadings readings = new(instance);
        bench.Seed(first: 1, count: 20, Noon.AddMinutes(-1));
        bench.Channel.Answer = _ =>
        {
            bench.FakeClock.Advance(TimeSpan.FromSeconds(4));
            return Task.FromResult(DeliveryOutcome.Accepted);
        };

        DispatchResult run = await bench.DispatchAsync(instance);

        Assert.InRange(run.Delivered, 3, 4);
        Assert.Equal(run.Delivered * 4000, run.DurationMs);
        Assert.Equal([20 - run.Delivered], readings.Of("events.alerts.backlog"));
        Assert.Equal(new DispatchRun(Instant.FromDateTimeOffset(Noon), run.DurationMs, run.Delivered, run.Retried, run.Failed), (await bench.SummaryAsync()).LastRun);
    }

    [Fact]
    public async Task ARun_HasNoMoreUnderWayAtOnceThanTheSettingSays()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:Concurrency", "3"));
        bench.Seed(first: 1, count: 30, Noon.AddMinutes(-1));
        ConcurrentBag<int> underWay = [];
        int now = 0;
        bench.Channel.Answer = async _ =>
        {
            underWay.Add(Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return DeliveryOutcome.Accepted;
        };

        Assert.Equal(30, (await bench.DispatchAsync()).Delivered);
        Assert.InRange(underWay.Max(), 1, 3);
    }

    [Fact]
    public async Task WhatBecomesDueDuringARun_GoesOutInIt()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:Concurrency", "1"));
        long first = await bench.CreateAsync(Noon);
        long second = await bench.CreateAsync(Noon.AddSeconds(20));
        bench.Channel.Answer = _ =>
        {
            bench.FakeClock.SetUtcNow(Noon.AddSeconds(20));
            return Task.FromResult(DeliveryOutcome.Accepted);
        };

        Assert.Equal(2, (await bench.DispatchAsync()).Delivered);
        Assert.Equal([first, second], bench.Channel.Received.Select(message => message.EventId));
    }

    [Fact]
    public async Task ARun_LogsWhatWasRefused_GivenUp_AndDone_AndNothingWhereNothingWasDue()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "2"), ("Alerts:RetryDelay", "00:00:01"));
        long id = await bench.CreateAsync(Noon);
        bench.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        await bench.DispatchAsync();
        bench.FakeClock.Advance(TimeSpan.FromSeconds(2));
        await bench.DispatchAsync();
        await bench.DispatchAsync();

        string[] lines = [.. bench.Log.Lines.Where(line => line.Contains("alert of event", StringComparison.Ordinal) || line.StartsWith("Dispatch:", StringComparison.Ordinal))];
        Assert.Collection(
            lines,
            line => Assert.StartsWith($"Try 1 to deliver the alert of event {id} has failed; the next try is at 2026-03-02T12:00:0", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Dispatch: 0 delivered, 1 to be tried again, 0 failed, in 0 ms", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"The alert of event {id} has failed after 2 tries: recording: 500", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Dispatch: 0 delivered, 0 to be tried again, 1 failed, in 0 ms", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ADocumentThatCannotBeRead_IsLoggedAndPassedOver()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        long bad = await bench.CreateAsync(Noon.AddMinutes(-2));
        await bench.CreateAsync(Noon.AddMinutes(-1));
        await bench.SetAsync(bad, "/keys/updated", "not a number");

        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
        Assert.Contains(bench.Log.Lines, line => line.StartsWith($"The document {bad} cannot be read", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnAlertThatCouldNotBeSettled_IsLoggedAndCountsAsToBeTriedAgain()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        long id = await bench.CreateAsync(Noon);
        bench.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");

        Assert.Equal(1, (await bench.DispatchAsync()).Retried);
        Assert.Contains(bench.Log.Lines, line => line.StartsWith($"The delivery of the alert of event {id} ended with an error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARunThatIsCalledOff_EndsAsSuch()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        await bench.CreateAsync(Noon);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        bench.Channel.Answer = async _ =>
        {
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
            return DeliveryOutcome.Accepted;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => bench.Instance().GetRequiredService<AlertDispatch>().RunAsync(stop.Token));
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains("ended with an error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheService_IsReadyWhileTheLastRunOrItsOwnStartIsYoungEnough()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:StaleAfter", "00:05:00"));
        DispatchHealth freshness = bench.Instance().GetRequiredService<DispatchHealth>();

        bench.FakeClock.Advance(TimeSpan.FromMinutes(5));
        await freshness.CheckAsync(Stop);
        bench.FakeClock.Advance(TimeSpan.FromSeconds(1));
        ProblemException stale = await Assert.ThrowsAsync<ProblemException>(() => freshness.CheckAsync(Stop));
        Assert.Equal((ProblemKind.Unavailable, TimeSpan.FromMinutes(1)), (stale.Kind, stale.RetryAfter));
        Assert.Equal("The dispatch of alerts has not run since 2026-03-02T12:00:00Z.", stale.Message);

        await bench.DispatchAsync();
        await freshness.CheckAsync(Stop);
        bench.FakeClock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<ProblemException>(() => freshness.CheckAsync(Stop));

        // A process that has just started has had no time to run.
        await bench.Instance().GetRequiredService<DispatchHealth>().CheckAsync(Stop);
    }
}
