using Events.Core.Alerts;
using Events.Core.Input;

namespace Events.EndToEnd.Tests.Alerts;

public sealed class RefusingReceiverTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    [Fact]
    public async Task AlertThatIsAlwaysRefused_DoesNotBlockOthers_Fails_AndIsSentAfterARetry()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "3"));
        long bad = await testBed.CreateAsync(Noon.AddHours(-1));
        testBed.Seed(first: 1000, count: 2_999, Noon.AddMinutes(-1));
        testBed.Channel.Answer = message => Task.FromResult(
            message.EventId == bad ? new DeliveryOutcome("500") : DeliveryOutcome.Accepted);

        DispatchResult first = await testBed.DispatchAsync();
        testBed.FakeClock.Advance(TimeSpan.FromHours(6));
        await testBed.DispatchAsync();
        testBed.FakeClock.Advance(TimeSpan.FromHours(6));
        DispatchResult last = await testBed.DispatchAsync();
        testBed.FakeClock.Advance(TimeSpan.FromHours(6));
        DispatchResult after = await testBed.DispatchAsync();

        Assert.Equal((2_999, 1, 0), (first.Delivered, first.Retried, first.Failed));
        Assert.Equal((0, 0, 1), (last.Delivered, last.Retried, last.Failed));
        Assert.Equal((0, 0, 0), (after.Delivered, after.Retried, after.Failed));
        FailedAlert failed = Assert.Single((await testBed.FailedAsync()).Items);
        Assert.Equal((bad, 3, "recording: 500"), (failed.EventId, failed.Attempts, failed.LastError));
        Assert.Equal(1, (await testBed.SummaryAsync()).Failed);

        testBed.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        Assert.Null(await testBed.RetryAsync(failed.EventId));
        Assert.Equal(ProblemKind.Conflict, await testBed.RetryAsync(failed.EventId));
        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
        Assert.Empty((await testBed.FailedAsync()).Items);
    }
}
