using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>What happens between finding a due alert and having it.</summary>
public sealed class ClaimTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnAlertThatAnotherHas_IsNotSentAgain()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider other = bench.Instance();
        await bench.CreateAsync(Noon);
        DueAlert due = await DueAsync(other);
        DeliveryResult? second = null;
        bench.Channel.Answer = async _ =>
        {
            second = await DeliverAsync(other, due);
            return DeliveryOutcome.Accepted;
        };

        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
        Assert.Equal(DeliveryResult.NotClaimed, second);
        Assert.Equal(DeliveryResult.NotClaimed, await DeliverAsync(other, due));
        Assert.Single(bench.Channel.Received);
    }

    [Fact]
    public async Task AnAlertOfADeletedEvent_IsNotSent()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider instance = bench.Instance();
        long id = await bench.CreateAsync(Noon);
        DueAlert due = await DueAsync(instance);
        await instance.GetRequiredService<EventDeletion>().RunAsync(id, ExpectedRevision.Any, Stop);

        Assert.Equal(DeliveryResult.NotClaimed, await DeliverAsync(instance, due));
        Assert.Empty(bench.Channel.Received);
    }

    [Theory]
    [InlineData("\"alert_at\":null", false)]
    [InlineData("\"alert_at\":\"2026-03-02T12:00:01Z\"", false)]
    [InlineData("\"alert_at\":\"2026-03-02T12:00:00Z\",\"title\":\"Moved\"", true)]
    public async Task AnEventThatWasChangedMeanwhile_IsSentAsItIsNow_WhereItsAlertIsStillDue(string members, bool isSent)
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider instance = bench.Instance();
        long id = await bench.CreateAsync(Noon);
        DueAlert due = await DueAsync(instance);
        await DispatchTestBed.PatchAsync(instance, id, members);

        Assert.Equal(isSent ? DeliveryResult.Delivered : DeliveryResult.NotClaimed, await DeliverAsync(instance, due));
        Assert.Equal(isSent ? ["Moved"] : [], bench.Channel.Received.Select(Title));
    }

    [Fact]
    public async Task AClaimIsKeptForItsLease_AndFreeAfterIt()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:Lease", "00:02:00"));
        await bench.CreateAsync(Noon);
        bench.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");
        Assert.Equal(1, (await bench.DispatchAsync()).Retried);
        bench.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);

        bench.FakeClock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(0, (await bench.DispatchAsync()).Delivered);
        bench.FakeClock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
    }

    // The first patch claims, the second stamps.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task AWriteWhoseAnswerIsLost_IsDoneOnce(int skip)
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(TimeProvider.System);
        long id = await bench.CreateAsync(Noon);
        bench.Cosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Kinds = [RequestKind.Patch], Skip = skip, Times = 1 });

        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
        Assert.Single(bench.Channel.Received);
        Assert.Equal(2, (await bench.Instance().GetRequiredService<EventStore>().FindAsync(id, Stop))!.Revision);
        Assert.Equal(0, (await bench.SummaryAsync()).Claimed);
    }

    [Fact]
    public void WithoutAChannel_NothingIsDispatched()
    {
        InvalidOperationException refused = Assert.Throws<InvalidOperationException>(
            () => new AlertDelivery(null!, [], null!, null!, null!, TimeProvider.System, null!, null!));
        Assert.Contains("No alert channel is registered", refused.Message, StringComparison.Ordinal);
    }

    private static string Title(AlertMessage message) =>
        System.Text.Json.JsonElement.Parse(message.EventJson.Span).GetProperty("title").GetString()!;

    private static async Task<DueAlert> DueAsync(ServiceProvider instance) => Assert.Single(
        (await instance.GetRequiredService<AlertStore>().ScanAsync(Instant.FromDateTimeOffset(Noon), 10, continuation: null, Stop)).Alerts);

    private static Task<DeliveryResult> DeliverAsync(ServiceProvider instance, DueAlert due) =>
        instance.GetRequiredService<AlertDelivery>().RunAsync(due, Stop);
}
