using Events.Core.Alerts;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>The delivery id of an alert.</summary>
public sealed class ArmingTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    [Theory]
    [InlineData("\"alert_at\":\"2026-03-02T13:00:00Z\"", "\"alert_at\":\"2026-03-02T12:00:00Z\"")]
    [InlineData("\"alert_at\":null", "\"alert_at\":\"2026-03-02T12:00:00Z\"")]
    [InlineData("\"alert_at\":null,\"title\":\"Moved\"", "\"alert_at\":\"2026-03-02T12:00:00Z\",\"title\":\"Surveillance\"")]
    [InlineData("\"alert_at\":\"2026-03-02T11:00:00Z\"")]
    public async Task EachArming_HasItsOwnDeliveryId(params string[] patches)
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider instance = testBed.Instance();
        long id = await testBed.CreateAsync(Noon);
        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);

        for (int round = 0; round < 2; round++)
        {
            foreach (string members in patches)
            {
                await DispatchTestBed.PatchAsync(instance, id, members);
            }

            await testBed.DispatchAsync();
        }

        string[] ids = Ids(testBed);
        int armings = patches.Length == 1 ? 2 : 3;
        Assert.Equal(armings, ids.Length);
        Assert.Equal(armings, ids.Distinct().Count());
        Assert.Equal("2026-03-02T12:00:00Z", (await testBed.EventAsync(id)).GetProperty("alert_sent_at").GetString());
    }

    [Fact]
    public async Task EveryTryOfAnArming_HasTheSameId_AlsoAfterAPatchOfAnotherFieldAndARetry()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "2"));
        ServiceProvider instance = testBed.Instance();
        long id = await testBed.CreateAsync(Noon.AddHours(1));
        await DispatchTestBed.PatchAsync(instance, id, "\"alert_at\":\"2026-03-02T12:00:00Z\"");
        testBed.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        Assert.Equal(1, (await testBed.DispatchAsync()).Retried);
        await DispatchTestBed.PatchAsync(instance, id, "\"title\":\"Moved\"");
        testBed.FakeClock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await testBed.DispatchAsync()).Failed);
        await DispatchTestBed.PatchAsync(instance, id, "\"title\":\"Moved again\"");

        await testBed.RetryAsync(Assert.Single((await testBed.FailedAsync()).Items).EventId);
        testBed.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);

        string[] ids = Ids(testBed);
        Assert.Equal(3, ids.Length);
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task DocumentOfAnEarlierVersion_KeepsItsDeliveryIdUntilItIsArmedAgain()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider instance = testBed.Instance();
        long id = await testBed.CreateAsync(alertAt: null);
        await testBed.ReplaceAsync(id, StoredAlerts.WithoutArming(id));
        testBed.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        await testBed.DispatchAsync();
        await DispatchTestBed.PatchAsync(instance, id, "\"title\":\"Moved\"");
        testBed.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        testBed.FakeClock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
        string[] ids = Ids(testBed);
        Assert.Equal([$"alert_{id}_1772452800"], ids.Distinct());

        await DispatchTestBed.PatchAsync(instance, id, "\"alert_at\":null");
        await DispatchTestBed.PatchAsync(instance, id, "\"alert_at\":\"2026-03-02T12:00:00Z\"");
        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);

        Assert.NotEqual($"alert_{id}_1772452800", testBed.Channel.Received[^1].DeliveryId);
    }

    [Fact]
    public async Task Alert_ArmedAgainDuringItsDelivery_IsSentInTheSameRun()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:Concurrency", "1"));
        ServiceProvider other = testBed.Instance();
        long id = await testBed.CreateAsync(Noon);
        testBed.Channel.Answer = async _ =>
        {
            if (testBed.Channel.Received.Count == 1)
            {
                await DispatchTestBed.PatchAsync(other, id, "\"alert_at\":null");
                await DispatchTestBed.PatchAsync(other, id, "\"alert_at\":\"2026-03-02T12:00:00Z\"");
            }

            return DeliveryOutcome.Accepted;
        };

        await testBed.DispatchAsync();

        string[] ids = Ids(testBed);
        Assert.Equal(2, ids.Distinct().Count());
        Assert.Equal("2026-03-02T12:00:00Z", (await testBed.EventAsync(id)).GetProperty("alert_sent_at").GetString());
    }

    private static string[] Ids(DispatchTestBed testBed) => [.. testBed.Channel.Received.Select(message => message.DeliveryId)];
}
