using Events.Core.Alerts;
using Events.Core.Input;
using Events.Core.Paging;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>When a refused alert is retried, to which channels, and when it fails.</summary>
public sealed class RetryTests
{
    private readonly RecordingChannel _first = new("first");
    private readonly RecordingChannel _second = new("second");

    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alert_FailsAfterMaxAttempts_AndARetryHasAllAttemptsAgain()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "2"));
        long id = await testBed.CreateAsync(Noon.AddMinutes(-9));
        testBed.Channel.Answer = _ => Answer("500");

        Assert.Equal(1, (await testBed.DispatchAsync()).Retried);
        testBed.FakeClock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await testBed.DispatchAsync()).Failed);

        FailedAlert failed = Assert.Single((await testBed.FailedAsync()).Items);
        Assert.Equal(new FailedAlert(id, 1, At(Noon.AddMinutes(-9)), 2, At(Noon.AddHours(1)), "recording: 500"), failed);
        Assert.Null(await testBed.RetryAsync(failed.EventId));
        Assert.Equal(1, (await testBed.DispatchAsync()).Retried);
    }

    [Fact]
    public async Task Retry_WaitsForTheLongestRetryAfter_ExceptThatOfAGoneReceiver()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        RecordingChannel gone = new("gone") { Answer = _ => Task.FromResult(new DeliveryOutcome("410", IsFinal: true, RetryAfter: TimeSpan.FromHours(5))) };
        ServiceProvider instance = testBed.Instance(_first, gone, _second);
        await testBed.CreateAsync(Noon);
        _first.Answer = _ => Answer("503", TimeSpan.FromHours(1));
        _second.Answer = _ => Answer("503", TimeSpan.FromHours(2));
        await testBed.DispatchAsync(instance);

        testBed.FakeClock.Advance(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await testBed.DispatchAsync(instance)).Retried);
        testBed.FakeClock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await testBed.DispatchAsync(instance)).Retried);
        Assert.Single(gone.Received);
    }

    [Fact]
    public async Task Alert_ThatAllReceiversAcceptedOrAreGone_FailsAtOnce_AndARetryTriesTheGoneOnes()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider instance = testBed.Instance(_first, _second);
        await testBed.CreateAsync(Noon);
        _second.Answer = _ => Task.FromResult(new DeliveryOutcome("410", IsFinal: true));

        Assert.Equal(1, (await testBed.DispatchAsync(instance)).Failed);
        FailedAlert failed = Assert.Single((await testBed.FailedAsync()).Items);
        Assert.Equal(("second: 410", 1), (failed.LastError, failed.Attempts));

        _second.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        await testBed.RetryAsync(failed.EventId);
        Assert.Equal(1, (await testBed.DispatchAsync(instance)).Delivered);
        Assert.Equal((1, 2), (_first.Received.Count, _second.Received.Count));
    }

    [Fact]
    public async Task LastError_NamesOnlyChannelsThatHaveNotAccepted()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "2"));
        ServiceProvider instance = testBed.Instance(_first, _second, testBed.Channel);
        await testBed.CreateAsync(Noon);
        (_first.Answer, _second.Answer, testBed.Channel.Answer) = (_ => Answer("500"), _ => Answer("501"), _ => Answer("502"));
        await testBed.DispatchAsync(instance);
        _first.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        testBed.FakeClock.Advance(TimeSpan.FromHours(1));
        await testBed.DispatchAsync(instance);

        string[] errors = Assert.Single((await testBed.FailedAsync()).Items).LastError.Split("; ");
        Assert.Equal(["recording: 502", "second: 501"], errors.Order());
    }

    [Fact]
    public async Task FailedAlerts_AreListedInPages_OldestFirst()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "1"));
        testBed.Channel.Answer = _ => Answer("500");
        List<long> ids = [];
        for (int each = 0; each < 5; each++)
        {
            ids.Add(await testBed.CreateAsync(Noon));
            if (each % 2 == 1)
            {
                await testBed.DispatchAsync();
                testBed.FakeClock.Advance(TimeSpan.FromMinutes(1));
            }
        }

        await testBed.DispatchAsync();
        FailedAlerts failed = testBed.Instance().GetRequiredService<FailedAlerts>();
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
    public async Task Retry_WithoutAnEventOrAFailedAlert_IsRefused()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long id = await testBed.CreateAsync(Noon);

        Assert.Equal(ProblemKind.NotFound, await testBed.RetryAsync(id + 1));
        Assert.Equal(ProblemKind.Conflict, await testBed.RetryAsync(id));
    }

    private static Instant At(DateTimeOffset time) => Instant.FromDateTimeOffset(time);

    private static Task<DeliveryOutcome> Answer(string error, TimeSpan? retryAfter = null) =>
        Task.FromResult(new DeliveryOutcome(error, RetryAfter: retryAfter));
}
