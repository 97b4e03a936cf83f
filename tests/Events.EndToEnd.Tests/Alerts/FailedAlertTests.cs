using Events.Core.Alerts;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

public sealed class FailedAlertTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    [Fact]
    public async Task HundredRefusedAlertsAtTheHeadOfTheQueue_DoNotBlockOthers()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        testBed.Seed(first: 1, count: 100, Noon.AddHours(-2));
        testBed.Seed(first: 1000, count: 900, Noon.AddHours(-1));
        testBed.Channel.Answer = message => Task.FromResult(
            message.EventId <= 100 ? new DeliveryOutcome("500") : DeliveryOutcome.Accepted);

        DispatchResult result = await testBed.DispatchAsync();

        Assert.Equal((900, 100), (result.Delivered, result.Retried));
    }

    [Fact]
    public async Task Summary_CountsEachAlertOnce()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "1"));
        long failing = await testBed.CreateAsync(Noon.AddHours(-1));
        testBed.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        await testBed.DispatchAsync();
        testBed.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");
        await testBed.CreateAsync(Noon.AddMinutes(-3));
        await testBed.DispatchAsync();
        await testBed.CreateAsync(Noon.AddMinutes(-2));
        await testBed.CreateAsync(Noon.AddMinutes(-1));
        await testBed.CreateAsync(Noon.AddHours(1));
        await testBed.CreateAsync(alertAt: null);

        AlertSummary summary = await testBed.SummaryAsync();

        Assert.Equal((1, 2, 1, 1), (summary.Pending, summary.Due, summary.Claimed, summary.Failed));
        Assert.Equal(Instant.FromDateTimeOffset(Noon.AddMinutes(-2)), summary.OldestDueAt);
        Assert.Equal(120, summary.OldestDueAgeSeconds);
        Assert.Equal(Instant.FromDateTimeOffset(Noon), summary.LastRun!.StartedAt);
        Assert.Equal(failing, Assert.Single((await testBed.FailedAsync()).Items).EventId);
    }
}
