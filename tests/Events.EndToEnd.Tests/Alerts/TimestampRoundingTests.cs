using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>Times are stored in whole seconds. Rounding never makes one of them earlier than promised.</summary>
public sealed class TimestampRoundingTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(250)]
    [InlineData(999)]
    public async Task RetryAfter_IsNeverShortened(int milliseconds)
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "100"));
        await testBed.CreateAsync(Noon);
        List<DateTimeOffset> tries = [];
        testBed.Channel.Answer = _ =>
        {
            // The answer comes some milliseconds after the start of the try.
            testBed.FakeClock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            tries.Add(testBed.FakeClock.GetUtcNow());
            return Task.FromResult(new DeliveryOutcome("503", RetryAfter: TimeSpan.FromSeconds(6)));
        };

        for (int second = 0; second < 30; second++)
        {
            testBed.FakeClock.SetUtcNow(Later(testBed, Noon.AddSeconds(second)));
            await testBed.DispatchAsync();
        }

        Assert.InRange(tries.Count, 4, 5);
        Assert.All(tries.Zip(tries.Skip(1)), gap => Assert.InRange(gap.Second - gap.First, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(8)));
    }

    [Fact]
    public async Task Lease_IsNeverShortened_AndItsExactEndIsLogged()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:Lease", "00:00:30.200"));
        await testBed.CreateAsync(Noon);
        testBed.FakeClock.Advance(TimeSpan.FromMilliseconds(900));
        testBed.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");
        Assert.Equal(1, (await testBed.DispatchAsync()).Retried);
        testBed.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("503", RetryAfter: TimeSpan.FromSeconds(6)));

        testBed.FakeClock.SetUtcNow(Noon.AddMilliseconds(31_099));
        Assert.Equal(0, (await testBed.DispatchAsync()).Retried);
        testBed.FakeClock.SetUtcNow(Noon.AddMilliseconds(32_050));
        Assert.Equal(1, (await testBed.DispatchAsync()).Retried);
        Assert.Contains(testBed.Log.Lines, line => line.Contains("the next try is at 2026-03-02T12:00:39Z", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Alert_DuringItsDelivery_CountsAsClaimed_AtAnyFractionOfASecond()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        await testBed.CreateAsync(Noon);
        testBed.FakeClock.Advance(TimeSpan.FromMilliseconds(500));
        AlertSummary? during = null;
        testBed.Channel.Answer = async _ =>
        {
            during = await testBed.SummaryAsync();
            return DeliveryOutcome.Accepted;
        };

        await testBed.DispatchAsync();

        Assert.Equal((0, 0, 1), (during!.Pending, during.Due, during.Claimed));
    }

    [Fact]
    public async Task Lease_BeginsWithTheSuccessfulClaim_NotWithAnEarlierTry()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(new InstantRetryClock(Noon));
        await testBed.CreateAsync(Noon);
        FaultGate firstTry = new();
        testBed.Cosmos.Faults.Add(new FaultRule(Fault.WaitAt(firstTry)) { Kinds = [RequestKind.Patch], Times = 1 });
        testBed.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");
        Task<DispatchResult> run = testBed.DispatchAsync();
        await firstTry.Arrived.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        testBed.FakeClock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(1, (await run).Retried);
        firstTry.Open();
        testBed.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);

        testBed.FakeClock.SetUtcNow(Noon.AddSeconds(75));
        Assert.Equal(0, (await testBed.DispatchAsync()).Delivered);
        testBed.FakeClock.SetUtcNow(Noon.AddSeconds(76));
        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
    }

    [Fact]
    public async Task Stamp_HasTheTimeOfTheSuccessfulWrite_NotOfAnEarlierTry()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider other = testBed.Instance();
        long id = await testBed.CreateAsync(Noon);
        FaultGate firstStamp = new();
        testBed.Cosmos.Faults.Add(new FaultRule(Fault.WaitAt(firstStamp)) { Kinds = [RequestKind.Patch], Skip = 1, Times = 1 });
        Task<DispatchResult> run = testBed.DispatchAsync();
        await firstStamp.Arrived.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        // A change in the same second makes the stamp conflict, so that the service tries it again.
        EventResponse patched = await DispatchTestBed.PatchAsync(other, id, "\"title\":\"Moved\"");
        Assert.Equal(2, patched.Revision);
        testBed.FakeClock.Advance(TimeSpan.FromSeconds(10));
        firstStamp.Open();

        Assert.Equal(1, (await run).Delivered);
        Assert.Equal("2026-03-02T12:00:10Z", (await testBed.EventAsync(id)).GetProperty("alert_sent_at").GetString());
        Assert.Equal("2026-03-02T12:00:10Z", (await testBed.EventAsync(id)).GetProperty("updated_at").GetString());
    }

    // A FakeTimeProvider cannot move back.
    private static DateTimeOffset Later(DispatchTestBed testBed, DateTimeOffset time) =>
        time > testBed.FakeClock.GetUtcNow() ? time : testBed.FakeClock.GetUtcNow();
}
