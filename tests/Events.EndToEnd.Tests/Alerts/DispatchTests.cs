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
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        long id = await bench.CreateAsync(Noon.AddMinutes(-5));
        bench.FakeClock.Advance(TimeSpan.FromSeconds(7));

        DispatchResult first = await bench.DispatchAsync();
        DispatchResult second = await bench.DispatchAsync();

        Assert.Equal(1, first.Delivered);
        Assert.Equal(0, second.Delivered);
        AlertMessage message = Assert.Single(bench.Channel.Received);
        Assert.Equal(id, message.EventId);
        JsonElement stamped = await bench.EventAsync(id);
        Assert.Equal("2026-03-02T12:00:07Z", stamped.GetProperty("alert_sent_at").GetString());
        Assert.Equal("2026-03-02T12:00:07Z", stamped.GetProperty("updated_at").GetString());
    }

    [Theory]
    [InlineData("\"title\":\"Moved\"", "2026-03-02T12:00:00Z")]
    [InlineData("\"alert_at\":null", null)]
    public async Task TheStamp_StaysUntilTheEventHasAnotherAlert(string members, string? stamp)
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        long id = await bench.CreateAsync(Noon);
        await bench.DispatchAsync();

        await DispatchTestBed.PatchAsync(bench.Instance(), id, members);

        Assert.Equal(stamp, (await bench.EventAsync(id)).GetProperty("alert_sent_at").GetString());
    }

    [Fact]
    public async Task Dispatch_LeavesAnAlertAloneUntilItsTime()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        await bench.CreateAsync(Noon.AddSeconds(1));

        DispatchResult before = await bench.DispatchAsync();
        bench.FakeClock.Advance(TimeSpan.FromSeconds(1));
        DispatchResult after = await bench.DispatchAsync();

        Assert.Equal(0, before.Delivered);
        Assert.Equal(1, after.Delivered);
    }

    [Fact]
    public async Task Dispatch_SendsTheEventAsTheApiAnswersIt()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        long id = await bench.CreateAsync(Noon.AddYears(-100), "Überwachung «7»");
        string before = JsonText.Of(await bench.EventAsync(id));

        await bench.DispatchAsync();

        AlertMessage message = Assert.Single(bench.Channel.Received);
        Assert.Equal(before, System.Text.Encoding.UTF8.GetString(message.EventJson.Span));
    }

    [Fact]
    public async Task Dispatch_KeepsARefusedAlertAndSendsItAgainUnderTheSameId()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        long id = await bench.CreateAsync(Noon.AddMinutes(-1));
        bench.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));

        DispatchResult refused = await bench.DispatchAsync();
        DispatchResult tooEarly = await bench.DispatchAsync();
        bench.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        bench.FakeClock.Advance(TimeSpan.FromMinutes(2));
        DispatchResult accepted = await bench.DispatchAsync();

        Assert.Equal(1, refused.Retried);
        Assert.Equal(0, tooEarly.Delivered + tooEarly.Retried);
        Assert.Equal(1, accepted.Delivered);
        Assert.Single(bench.Channel.Received.Select(message => message.DeliveryId).Distinct());
        Assert.Equal(JsonValueKind.String, (await bench.EventAsync(id)).GetProperty("alert_sent_at").ValueKind);
    }

    [Fact]
    public async Task Dispatch_HonoursRetryAfter()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        await bench.CreateAsync(Noon);
        bench.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("503", RetryAfter: TimeSpan.FromHours(1)));
        await bench.DispatchAsync();
        bench.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);

        bench.FakeClock.Advance(TimeSpan.FromMinutes(59));
        DispatchResult early = await bench.DispatchAsync();
        bench.FakeClock.Advance(TimeSpan.FromMinutes(1));
        DispatchResult intime = await bench.DispatchAsync();

        Assert.Equal(0, early.Delivered);
        Assert.Equal(1, intime.Delivered);
    }

    [Fact]
    public async Task Dispatch_SendsAgainOnlyWhereItIsOwed()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        RecordingChannel well = new("well");
        RecordingChannel ill = new("ill") { Answer = _ => Task.FromResult(new DeliveryOutcome("500")) };
        ServiceProvider instance = bench.Instance(well, ill);
        long id = await bench.CreateAsync(Noon);

        await bench.DispatchAsync(instance);
        ill.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        bench.FakeClock.Advance(TimeSpan.FromMinutes(2));
        DispatchResult second = await bench.DispatchAsync(instance);

        Assert.Equal(1, second.Delivered);
        Assert.Single(well.Received);
        Assert.Equal(2, ill.Received.Count);
        Assert.Equal(JsonValueKind.String, (await bench.EventAsync(id)).GetProperty("alert_sent_at").ValueKind);
    }

    [Fact]
    public async Task Dispatch_EndsADeliveryThatIsGoneAndGoesOnWithTheOthers()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        RecordingChannel gone = new("gone") { Answer = _ => Task.FromResult(new DeliveryOutcome("410", IsFinal: true)) };
        RecordingChannel slow = new("slow") { Answer = _ => Task.FromResult(new DeliveryOutcome("500")) };
        ServiceProvider instance = bench.Instance(gone, slow);
        long id = await bench.CreateAsync(Noon);

        DispatchResult first = await bench.DispatchAsync(instance);
        slow.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        bench.FakeClock.Advance(TimeSpan.FromMinutes(2));
        DispatchResult second = await bench.DispatchAsync(instance);

        Assert.Equal(1, first.Retried);
        Assert.Equal(1, second.Failed);
        Assert.Single(gone.Received);
        Assert.Equal(2, slow.Received.Count);
        Assert.Equal(JsonValueKind.Null, (await bench.EventAsync(id)).GetProperty("alert_sent_at").ValueKind);
        Assert.Equal("gone: 410", Assert.Single((await bench.FailedAsync()).Items).LastError);
    }

    [Fact]
    public async Task Dispatch_DeliversAfterTheClockStepsBack()
    {
        DateTimeOffset start = Noon;
        SteppingClock clock = new(start);
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(clock);
        await bench.CreateAsync(start.AddMinutes(10));
        clock.Now = start.AddMinutes(10);
        bench.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");
        await bench.DispatchAsync();

        clock.Now = start.AddMinutes(5);
        bench.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        DispatchResult back = await bench.DispatchAsync();
        clock.Now = start.AddMinutes(12);
        DispatchResult again = await bench.DispatchAsync();

        Assert.Equal(0, back.Delivered);
        Assert.Equal(1, again.Delivered);
    }

    [Theory]
    [InlineData("2026-03-08T01:59:59-07:00", "2026-03-08T03:00:00-06:00")]
    [InlineData("2026-11-01T01:30:00-06:00", "2026-11-01T01:30:00-07:00")]
    public async Task Dispatch_KeepsInstantsApartOverADaylightSavingChange(string first, string second)
    {
        DateTimeOffset one = DateTimeOffset.Parse(first, System.Globalization.CultureInfo.InvariantCulture);
        DateTimeOffset two = DateTimeOffset.Parse(second, System.Globalization.CultureInfo.InvariantCulture);
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        bench.FakeClock.SetUtcNow(one.AddMinutes(-1));
        await bench.CreateAsync(one);
        await bench.CreateAsync(two);

        bench.FakeClock.SetUtcNow(one);
        DispatchResult atFirst = await bench.DispatchAsync();
        bench.FakeClock.SetUtcNow(two);
        DispatchResult atSecond = await bench.DispatchAsync();

        Assert.Equal(1, atFirst.Delivered);
        Assert.Equal(1, atSecond.Delivered);
    }

    private sealed class SteppingClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
