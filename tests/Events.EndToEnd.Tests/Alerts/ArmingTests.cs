using Events.Core.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>Under which delivery id an alert goes out.</summary>
public sealed class ArmingTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    [Theory]
    [InlineData("\"alert_at\":\"2026-03-02T13:00:00Z\"", "\"alert_at\":\"2026-03-02T12:00:00Z\"")]
    [InlineData("\"alert_at\":null", "\"alert_at\":\"2026-03-02T12:00:00Z\"")]
    [InlineData("\"alert_at\":null,\"title\":\"Moved\"", "\"alert_at\":\"2026-03-02T12:00:00Z\",\"title\":\"Surveillance\"")]
    [InlineData("\"alert_at\":\"2026-03-02T11:00:00Z\"")]
    public async Task EachArming_HasADeliveryIdOfItsOwn(params string[] patches)
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider instance = bench.Instance();
        long id = await bench.CreateAsync(Noon);
        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);

        for (int round = 0; round < 2; round++)
        {
            foreach (string members in patches)
            {
                await DispatchTestBed.PatchAsync(instance, id, members);
            }

            await bench.DispatchAsync();
        }

        string[] ids = Ids(bench);
        int armings = patches.Length == 1 ? 2 : 3;
        Assert.Equal(armings, ids.Length);
        Assert.Equal(armings, ids.Distinct().Count());
        Assert.Equal("2026-03-02T12:00:00Z", (await bench.EventAsync(id)).GetProperty("alert_sent_at").GetString());
    }

    [Fact]
    public async Task EveryTryOfAnArming_HasTheSameId_AlsoAfterAChangeOfAnotherFieldAndARetryByAnOperator()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "2"));
        ServiceProvider instance = bench.Instance();
        long id = await bench.CreateAsync(Noon.AddHours(1));
        await DispatchTestBed.PatchAsync(instance, id, "\"alert_at\":\"2026-03-02T12:00:00Z\"");
        bench.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        Assert.Equal(1, (await bench.DispatchAsync()).Retried);
        await DispatchTestBed.PatchAsync(instance, id, "\"title\":\"Moved\"");
        bench.FakeClock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await bench.DispatchAsync()).Failed);
        await DispatchTestBed.PatchAsync(instance, id, "\"title\":\"Moved again\"");

        await bench.RetryAsync(Assert.Single((await bench.FailedAsync()).Items).EventId);
        bench.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);

        string[] ids = Ids(bench);
        Assert.Equal(3, ids.Length);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task ADocumentOfAnEarlierVersion_KeepsTheIdThatThatVersionGaveIt_UntilItIsArmedAgain()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider instance = bench.Instance();
        long id = await bench.CreateAsync(alertAt: null);
        await bench.ReplaceAsync(id, StoredAlerts.WithoutArming(id));
        bench.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        await bench.DispatchAsync();
        await DispatchTestBed.PatchAsync(instance, id, "\"title\":\"Moved\"");
        bench.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        bench.FakeClock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
        string[] ids = Ids(bench);
        Assert.Equal([$"alert_{id}_1772452800"], ids.Distinct());

        await DispatchTestBed.PatchAsync(instance, id, "\"alert_at\":null");
        await DispatchTestBed.PatchAsync(instance, id, "\"alert_at\":\"2026-03-02T12:00:00Z\"");
        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);

        Assert.NotEqual($"alert_{id}_1772452800", bench.Channel.Received[^1].DeliveryId);
    }

    [Fact]
    public async Task AnAlertThatIsArmedAgainWhileItIsUnderWay_GoesOutInTheSameRun()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:Concurrency", "1"));
        ServiceProvider other = bench.Instance();
        long id = await bench.CreateAsync(Noon);
        bench.Channel.Answer = async _ =>
        {
            if (bench.Channel.Received.Count == 1)
            {
                await DispatchTestBed.PatchAsync(other, id, "\"alert_at\":null");
                await DispatchTestBed.PatchAsync(other, id, "\"alert_at\":\"2026-03-02T12:00:00Z\"");
            }

            return DeliveryOutcome.Accepted;
        };

        await bench.DispatchAsync();

        string[] ids = Ids(bench);
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal("2026-03-02T12:00:00Z", (await bench.EventAsync(id)).GetProperty("alert_sent_at").GetString());
    }

    private static string[] Ids(DispatchTestBed bench) => [.. bench.Channel.Received.Select(message => message.DeliveryId)];
}
