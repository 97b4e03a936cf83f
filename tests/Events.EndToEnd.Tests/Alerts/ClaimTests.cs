using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>The claim of a due alert, before its delivery.</summary>
public sealed class ClaimTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alert_ClaimedByAnotherInstance_IsNotSentAgain()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider other = testBed.Instance();
        await testBed.CreateAsync(Noon);
        DueAlert due = await DueAsync(other);
        DeliveryResult? second = null;
        testBed.Channel.Answer = async _ =>
        {
            second = await DeliverAsync(other, due);
            return DeliveryOutcome.Accepted;
        };

        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
        Assert.Equal(DeliveryResult.NotClaimed, second);
        Assert.Equal(DeliveryResult.NotClaimed, await DeliverAsync(other, due));
        Assert.Single(testBed.Channel.Received);
    }

    [Fact]
    public async Task Alert_OfADeletedEvent_IsNotSent()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider instance = testBed.Instance();
        long id = await testBed.CreateAsync(Noon);
        DueAlert due = await DueAsync(instance);
        await instance.GetRequiredService<EventDeletion>().RunAsync(id, ExpectedRevision.Any, Stop);

        Assert.Equal(DeliveryResult.NotClaimed, await DeliverAsync(instance, due));
        Assert.Empty(testBed.Channel.Received);
    }

    [Theory]
    [InlineData("\"alert_at\":null", false)]
    [InlineData("\"alert_at\":\"2026-03-02T12:00:01Z\"", false)]
    [InlineData("\"alert_at\":\"2026-03-02T12:00:00Z\",\"title\":\"Moved\"", true)]
    public async Task Event_ChangedBeforeTheClaim_IsSentWithItsNewState_IfItsAlertIsStillDue(string members, bool isSent)
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider instance = testBed.Instance();
        long id = await testBed.CreateAsync(Noon);
        DueAlert due = await DueAsync(instance);
        await DispatchTestBed.PatchAsync(instance, id, members);

        Assert.Equal(isSent ? DeliveryResult.Delivered : DeliveryResult.NotClaimed, await DeliverAsync(instance, due));
        Assert.Equal(isSent ? ["Moved"] : [], testBed.Channel.Received.Select(Title));
    }

    [Fact]
    public async Task Claim_LastsForItsLease_AndThenEnds()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:Lease", "00:02:00"));
        await testBed.CreateAsync(Noon);
        testBed.Channel.Answer = _ => throw new InvalidOperationException("the process is gone");
        Assert.Equal(1, (await testBed.DispatchAsync()).Retried);
        testBed.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);

        testBed.FakeClock.Advance(TimeSpan.FromSeconds(119));
        Assert.Equal(0, (await testBed.DispatchAsync()).Delivered);
        testBed.FakeClock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
    }

    // The first patch claims, the second stamps.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Write_WhoseAnswerIsLost_IsDoneOnce(int skip)
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(TimeProvider.System);
        long id = await testBed.CreateAsync(Noon);
        testBed.Cosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Kinds = [RequestKind.Patch], Skip = skip, Times = 1 });

        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
        Assert.Single(testBed.Channel.Received);
        Assert.Equal(2, (await testBed.Instance().GetRequiredService<EventStore>().FindAsync(id, Stop))!.Revision);
        Assert.Equal(0, (await testBed.SummaryAsync()).Claimed);
    }

    [Fact]
    public void Delivery_WithoutAChannel_Throws()
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
