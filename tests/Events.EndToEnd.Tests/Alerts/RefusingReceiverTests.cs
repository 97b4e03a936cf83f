using Events.Core.Alerts;
using Events.Core.Input;

namespace Events.EndToEnd.Tests.Alerts;

public sealed class RefusingReceiverTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    [Fact]
    public async Task AReceiverThatRefusesOneEventForEver_StopsNoOther_AndThatOneEndsAsFailedAndGoesOutAfterARetry()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "3"));
        long bad = await bench.CreateAsync(Noon.AddHours(-1));
        bench.Seed(first: 1000, count: 9_999, Noon.AddMinutes(-1));
        bench.Channel.Answer = message => Task.FromResult(
            message.EventId == bad ? new DeliveryOutcome("500") : DeliveryOutcome.Accepted);

        DispatchResult first = await bench.DispatchAsync();
        bench.FakeClock.Advance(TimeSpan.FromHours(6));
        await bench.DispatchAsync();
        bench.FakeClock.Advance(TimeSpan.FromHours(6));
        DispatchResult last = await bench.DispatchAsync();
        bench.FakeClock.Advance(TimeSpan.FromHours(6));
        DispatchResult after = await bench.DispatchAsync();

        Assert.Equal((9_999, 1, 0), (first.Delivered, first.Retried, first.Failed));
        Assert.Equal((0, 0, 1), (last.Delivered, last.Retried, last.Failed));
        Assert.Equal((0, 0, 0), (after.Delivered, after.Retried, after.Failed));
        FailedAlert failed = Assert.Single((await bench.FailedAsync()).Items);
        Assert.Equal((bad, 3, "recording: 500"), (failed.EventId, failed.Attempts, failed.LastError));
        Assert.Equal(1, (await bench.SummaryAsync()).Failed);

        bench.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        Assert.Null(await bench.RetryAsync(failed.EventId));
        Assert.Equal(ProblemKind.Conflict, await bench.RetryAsync(failed.EventId));
        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
        Assert.Empty((await bench.FailedAsync()).Items);
    }
}
