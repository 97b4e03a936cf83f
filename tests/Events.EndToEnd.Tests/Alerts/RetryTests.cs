using Events.Core.Alerts;
using Events.Core.Input;
using Events.Core.Paging;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>When an alert that somebody refused goes again, to whom, and when no more.</summary>
public sealed class RetryTests
{
    private readonly RecordingChannel _first = new("first");
    private readonly RecordingChannel _second = new("second");

    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheLastAttempt_IsTheOneThatTheSettingSays_AndARetryHasThemAllAgain()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "2"));
        long id = await bench.CreateAsync(Noon.AddMinutes(-9));
        bench.Channel.Answer = _ => Answer("500");

        Assert.Equal(1, (await bench.DispatchAsync()).Retried);
        bench.FakeClock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await bench.DispatchAsync()).Failed);

        FailedAlert failed = Assert.Single((await bench.FailedAsync()).Items);
        Assert.Equal(new FailedAlert(id, 1, At(Noon.AddMinutes(-9)), 2, At(Noon.AddHours(1)), "recording: 500"), failed);
        Assert.Null(await bench.RetryAsync(failed.EventId));
        Assert.Equal(1, (await bench.DispatchAsync()).Retried);
    }

    [Fact]
    public async Task TheLongestWaitThatIsAskedFor_IsKept_ButNoneOfAReceiverThatIsGone()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        RecordingChannel gone = new("gone") { Answer = _ => Task.FromResult(new DeliveryOutcome("410", IsFinal: true, RetryAfter: TimeSpan.FromHours(5))) };
        ServiceProvider instance = bench.Instance(_first, gone, _second);
        await bench.CreateAsync(Noon);
        _first.Answer = _ => Answer("503", TimeSpan.FromHours(1));
        _second.Answer = _ => Answer("503", TimeSpan.FromHours(2));
        await bench.DispatchAsync(instance);

        bench.FakeClock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await bench.DispatchAsync(instance)).Retried);
        bench.FakeClock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await bench.DispatchAsync(instance)).Retried);
        Assert.Single(gone.Received);
    }

    [Fact]
    public async Task WhereAllHaveAcceptedOrAreGone_ItIsOverAtOnce_AndARetryTriesTheGoneOnesAgain()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider instance = bench.Instance(_first, _second);
        await bench.CreateAsync(Noon);
        _second.Answer = _ => Task.FromResult(new DeliveryOutcome("410", IsFinal: true));

        Assert.Equal(1, (await bench.DispatchAsync(instance)).Failed);
        FailedAlert failed = Assert.Single((await bench.FailedAsync()).Items);
        Assert.Equal(("second: 410", 1), (failed.LastError, failed.Attempts));

        _second.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        await bench.RetryAsync(failed.EventId);
        Assert.Equal(1, (await bench.DispatchAsync(instance)).Delivered);
        Assert.Equal((1, 2), (_first.Received.Count, _second.Received.Count));
    }

    [Fact]
    public async Task TheLastError_NamesEveryChannelThatOwes_AndNoneThatHasAcceptedSince()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "2"));
        ServiceProvider instance = bench.Instance(_first, _second, bench.Channel);
        await bench.CreateAsync(Noon);
        (_first.Answer, _second.Answer, bench.Channel.Answer) = (_ => Answer("500"), _ => Answer("501"), _ => Answer("502"));
        await bench.DispatchAsync(instance);
        _first.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        bench.FakeClock.Advance(TimeSpan.FromHours(1));
        await bench.DispatchAsync(instance);

        string[] errors = Assert.Single((await bench.FailedAsync()).Items).LastError.Split("; ");
        Assert.Equal(["recording: 502", "second: 501"], errors.Order());
    }

    [Fact]
    public async Task FailedAlerts_AreListedPageByPage_TheOldestFirst()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "1"));
        bench.Channel.Answer = _ => Answer("500");
        List<long> ids = [];
        for (int each = 0; each < 5; each++)
        {
            ids.Add(await bench.CreateAsync(Noon));
            if (each % 2 == 1)
            {
                await bench.DispatchAsync();
                bench.FakeClock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        await bench.DispatchAsync();
        FailedAlerts failed = bench.Instance().GetRequiredService<FailedAlerts>();
        List<long> walked = [];
        Page<FailedAlert> page;
        Position? after = null;
        do
        {
            page = await failed.ListAsync(new FailedAlertListRequest { PerPage = 2, After = after }, Stop);
            Assert.InRange(page.Items.Count, 1, 2);
            walked.AddRange(page.Items.Select(item => item.EventId));
            after = page.Last;
        }
        while (page.Last is not null);

        Assert.Equal(ids, walked);
        Assert.Null((await failed.ListAsync(new FailedAlertListRequest { PerPage = 5 }, Stop)).Last);
    }

    [Fact]
    public async Task ARetry_OfNoEventOrOfOneWhoseAlertHasNotFailed_SaysSo()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        long id = await bench.CreateAsync(Noon);

        Assert.Equal(ProblemKind.NotFound, await bench.RetryAsync(id + 1));
        Assert.Equal(ProblemKind.Conflict, await bench.RetryAsync(id));
    }

    private static Instant At(DateTimeOffset time) => Instant.FromDateTimeOffset(time);

    private static Task<DeliveryOutcome> Answer(string error, TimeSpan? retryAfter = null) =>
        Task.FromResult(new DeliveryOutcome(error, RetryAfter: retryAfter));
}
