using System.Text.Json;
using Events.Core.Alerts;
using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

public sealed class DispatchTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    [Fact]
    public async Task Dispatch_DeliversADueAlertOnceAndStampsIt()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long id = await testBed.CreateAsync(Noon.AddMinutes(-5));
        testBed.FakeClock.Advance(TimeSpan.FromSeconds(7));

        DispatchResult first = await testBed.DispatchAsync();
        DispatchResult second = await testBed.DispatchAsync();

        Assert.Equal(1, first.Delivered);
        Assert.Equal(0, second.Delivered);
        AlertMessage message = Assert.Single(testBed.Channel.Received);
        Assert.Equal(id, message.EventId);
        JsonElement stamped = await testBed.EventAsync(id);
        Assert.Equal("2026-03-02T12:00:07Z", stamped.GetProperty("alert_sent_at").GetString());
        Assert.Equal("2026-03-02T12:00:07Z", stamped.GetProperty("updated_at").GetString());
    }

    [Theory]
    [InlineData("\"title\":\"Moved\"", "2026-03-02T12:00:00Z")]
    [InlineData("\"alert_at\":null", null)]
    public async Task Stamp_StaysUntilTheEventHasAnotherAlert(string members, string? stamp)
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long id = await testBed.CreateAsync(Noon);
        await testBed.DispatchAsync();

        await DispatchTestBed.PatchAsync(testBed.Instance(), id, members);

        Assert.Equal(stamp, (await testBed.EventAsync(id)).GetProperty("alert_sent_at").GetString());
    }

    [Fact]
    public async Task Dispatch_DoesNotSendAnAlertBeforeItsTime()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        await testBed.CreateAsync(Noon.AddSeconds(1));

        DispatchResult before = await testBed.DispatchAsync();
        testBed.FakeClock.Advance(TimeSpan.FromSeconds(1));
        DispatchResult after = await testBed.DispatchAsync();

        Assert.Equal(0, before.Delivered);
        Assert.Equal(1, after.Delivered);
    }

    [Fact]
    public async Task Dispatch_SendsTheEventAsTheApiReturnsIt()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long id = await testBed.CreateAsync(Noon.AddYears(-100), "Überwachung «7»");
        string before = JsonText.Of(await testBed.EventAsync(id));

        await testBed.DispatchAsync();

        AlertMessage message = Assert.Single(testBed.Channel.Received);
        Assert.Equal(before, System.Text.Encoding.UTF8.GetString(message.EventJson.Span));
    }

    [Fact]
    public async Task Dispatch_SendsARefusedAlertAgainUnderTheSameId()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long id = await testBed.CreateAsync(Noon.AddMinutes(-1));
        testBed.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));

        DispatchResult refused = await testBed.DispatchAsync();
        DispatchResult tooEarly = await testBed.DispatchAsync();
        testBed.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        testBed.FakeClock.Advance(TimeSpan.FromMinutes(2));
        DispatchResult accepted = await testBed.DispatchAsync();

        Assert.Equal(1, refused.Retried);
        Assert.Equal(0, tooEarly.Delivered + tooEarly.Retried);
        Assert.Equal(1, accepted.Delivered);
        Assert.Single(testBed.Channel.Received.Select(message => message.DeliveryId).Distinct());
        Assert.Equal(JsonValueKind.String, (await testBed.EventAsync(id)).GetProperty("alert_sent_at").ValueKind);
    }

    [Fact]
    public async Task Dispatch_HonoursRetryAfter()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        await testBed.CreateAsync(Noon);
        testBed.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("503", RetryAfter: TimeSpan.FromHours(1)));
        await testBed.DispatchAsync();
        testBed.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);

        testBed.FakeClock.Advance(TimeSpan.FromMinutes(59));
        DispatchResult early = await testBed.DispatchAsync();
        testBed.FakeClock.Advance(TimeSpan.FromMinutes(1));
        DispatchResult intime = await testBed.DispatchAsync();

        Assert.Equal(0, early.Delivered);
        Assert.Equal(1, intime.Delivered);
    }

    [Fact]
    public async Task Dispatch_RetriesOnlyTheChannelsThatHaveNotAccepted()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        RecordingChannel healthy = new("healthy");
        RecordingChannel failing = new("failing") { Answer = _ => Task.FromResult(new DeliveryOutcome("500")) };
        ServiceProvider instance = testBed.Instance(healthy, failing);
        long id = await testBed.CreateAsync(Noon);

        await testBed.DispatchAsync(instance);
        failing.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        testBed.FakeClock.Advance(TimeSpan.FromMinutes(2));
        DispatchResult second = await testBed.DispatchAsync(instance);

        Assert.Equal(1, second.Delivered);
        Assert.Single(healthy.Received);
        Assert.Equal(2, failing.Received.Count);
        Assert.Equal(JsonValueKind.String, (await testBed.EventAsync(id)).GetProperty("alert_sent_at").ValueKind);
    }

    [Fact]
    public async Task Dispatch_StopsSendingToAGoneReceiver_AndContinuesWithTheOthers()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        RecordingChannel gone = new("gone") { Answer = _ => Task.FromResult(new DeliveryOutcome("410", IsFinal: true)) };
        RecordingChannel slow = new("slow") { Answer = _ => Task.FromResult(new DeliveryOutcome("500")) };
        ServiceProvider instance = testBed.Instance(gone, slow);
        long id = await testBed.CreateAsync(Noon);

        DispatchResult first = await testBed.DispatchAsync(instance);
        slow.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        testBed.FakeClock.Advance(TimeSpan.FromMinutes(2));
        DispatchResult second = await testBed.DispatchAsync(instance);

        Assert.Equal(1, first.Retried);
        Assert.Equal(1, second.Failed);
        Assert.Single(gone.Received);
        Assert.Equal(2, slow.Received.Count);
        Assert.Equal(JsonValueKind.Null, (await testBed.EventAsync(id)).GetProperty("alert_sent_at").ValueKind);
        Assert.Equal("gone: 410", Assert.Single((await testBed.FailedAsync()).Items).LastError);
    }

    [Fact]
    public async Task Dispatch_DeliversAfterTheClockStepsBack()
    {
        DateTimeOffset start = Noon;
        SteppingClock clock = new(start);
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(clock);
        await testBed.CreateAsync(start.AddMinutes(10));
        clock.Now = start.AddMinutes(10);
        testBed.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");
        await testBed.DispatchAsync();

        clock.Now = start.AddMinutes(5);
        testBed.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        DispatchResult back = await testBed.DispatchAsync();
        clock.Now = start.AddMinutes(12);
        DispatchResult again = await testBed.DispatchAsync();

        Assert.Equal(0, back.Delivered);
        Assert.Equal(1, again.Delivered);
    }

    [Theory]
    [InlineData("2026-03-08T01:59:59-07:00", "2026-03-08T03:00:00-06:00")]
    [InlineData("2026-11-01T01:30:00-06:00", "2026-11-01T01:30:00-07:00")]
    public async Task Dispatch_SendsAtTheRightInstantsAroundADaylightSavingChange(string first, string second)
    {
        DateTimeOffset one = DateTimeOffset.Parse(first, System.Globalization.CultureInfo.InvariantCulture);
        DateTimeOffset two = DateTimeOffset.Parse(second, System.Globalization.CultureInfo.InvariantCulture);
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        testBed.FakeClock.SetUtcNow(one.AddMinutes(-1));
        await testBed.CreateAsync(one);
        await testBed.CreateAsync(two);

        testBed.FakeClock.SetUtcNow(one);
        DispatchResult atFirst = await testBed.DispatchAsync();
        testBed.FakeClock.SetUtcNow(two);
        DispatchResult atSecond = await testBed.DispatchAsync();

        Assert.Equal(1, atFirst.Delivered);
        Assert.Equal(1, atSecond.Delivered);
    }

    private sealed class SteppingClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
