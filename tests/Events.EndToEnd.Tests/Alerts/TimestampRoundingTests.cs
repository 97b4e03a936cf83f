using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>Times are stored in whole seconds; none of them comes earlier than was promised.</summary>
public sealed class TimestampRoundingTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(250)]
    [InlineData(999)]
    public async Task ARetryAfter_IsNeverCut(int milliseconds)
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "100"));
        await bench.CreateAsync(Noon);
        List<DateTimeOffset> tries = [];
        bench.Channel.Answer = _ =>
        {
            // The answer comes a moment after the tick.
            bench.FakeClock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            tries.Add(bench.FakeClock.GetUtcNow());
            return Task.FromResult(new DeliveryOutcome("503", RetryAfter: TimeSpan.FromSeconds(6)));
        };

        for (int second = 0; second < 30; second++)
        {
            bench.FakeClock.SetUtcNow(Later(bench, Noon.AddSeconds(second)));
            await bench.DispatchAsync();
        }

        Assert.InRange(tries.Count, 4, 5);
        Assert.All(tries.Zip(tries.Skip(1)), gap => Assert.InRange(gap.Second - gap.First, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(8)));
    }

    [Fact]
    public async Task ALease_IsNeverCut_AndItsEndIsLoggedAsItIs()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:Lease", "00:00:30.200"));
        await bench.CreateAsync(Noon);
        bench.FakeClock.Advance(TimeSpan.FromMilliseconds(900));
        bench.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");
        Assert.Equal(1, (await bench.DispatchAsync()).Retried);
        bench.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("503", RetryAfter: TimeSpan.FromSeconds(6)));

        bench.FakeClock.SetUtcNow(Noon.AddMilliseconds(31_099));
        Assert.Equal(0, (await bench.DispatchAsync()).Retried);
        bench.FakeClock.SetUtcNow(Noon.AddMilliseconds(32_050));
        Assert.Equal(1, (await bench.DispatchAsync()).Retried);
        Assert.Contains(bench.Log.Lines, line => line.Contains("the next try is at 2026-03-02T12:00:39Z", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AnAlertThatIsUnderWay_IsCountedSo_InEveryPartOfASecond()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        await bench.CreateAsync(Noon);
        bench.FakeClock.Advance(TimeSpan.FromMilliseconds(500));
        AlertSummary? during = null;
        bench.Channel.Answer = async _ =>
        {
            during = await bench.SummaryAsync();
            return DeliveryOutcome.Accepted;
        };

        await bench.DispatchAsync();

        Assert.Equal((0, 0, 1), (during!.Pending, during.Due, during.Claimed));
    }

    [Fact]
    public async Task ALease_BeginsWhenTheClaimIsTried_NotWhenAnEarlierTryWas()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(new InstantRetryClock(Noon));
        await bench.CreateAsync(Noon);
        FaultGate firstTry = new();
        bench.Cosmos.Faults.Add(new FaultRule(Fault.WaitAt(firstTry)) { Kinds = [RequestKind.Patch], Times = 1 });
        bench.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");
        Task<DispatchResult> run = bench.DispatchAsync();
        await firstTry.Arrived.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        bench.FakeClock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(1, (await run).Retried);
        firstTry.Open();
        bench.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);

        bench.FakeClock.SetUtcNow(Noon.AddSeconds(75));
        Assert.Equal(0, (await bench.DispatchAsync()).Delivered);
        bench.FakeClock.SetUtcNow(Noon.AddSeconds(76));
        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
    }

    [Fact]
    public async Task AStamp_SaysWhenItWasWritten_NotWhenItWasFirstTried()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider other = bench.Instance();
        long id = await bench.CreateAsync(Noon);
        FaultGate firstStamp = new();
        bench.Cosmos.Faults.Add(new FaultRule(Fault.WaitAt(firstStamp)) { Kinds = [RequestKind.Patch], Skip = 1, Times = 1 });
        Task<DispatchResult> run = bench.DispatchAsync();
        await firstStamp.Arrived.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        // A change of the very second that the stamp is tried with makes it try again.
        EventResponse patched = await DispatchTestBed.PatchAsync(other, id, "\"title\":\"Moved\"");
        Assert.Equal(2, patched.Revision);
        bench.FakeClock.Advance(TimeSpan.FromSeconds(10));
        firstStamp.Open();

        Assert.Equal(1, (await run).Delivered);
        Assert.Equal("2026-03-02T12:00:10Z", (await bench.EventAsync(id)).GetProperty("alert_sent_at").GetString());
        Assert.Equal("2026-03-02T12:00:10Z", (await bench.EventAsync(id)).GetProperty("updated_at").GetString());
    }

    // The fake clock does not step back.
    private static DateTimeOffset Later(DispatchTestBed bench, DateTimeOffset time) =>
        time > bench.FakeClock.GetUtcNow() ? time : bench.FakeClock.GetUtcNow();
}
