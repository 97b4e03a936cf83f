using System.Text.Json;
using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Core.Input;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>Changes of an event during the delivery of its alert.</summary>
public sealed class ChangeDuringDeliveryTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PatchOfTheTitle_DoesNotDisturbTheDelivery_AndEachRevisionHasItsOwnUpdatedAt()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider other = testBed.Instance();
        long id = await testBed.CreateAsync(Noon);
        string? patchedAt = null;
        testBed.Channel.Answer = async _ =>
        {
            EventResponse patched = await DispatchTestBed.PatchAsync(other, id, "\"title\":\"Moved\"");
            patchedAt = JsonElement.Parse(patched.Json.Span).GetProperty("updated_at").GetString();
            return DeliveryOutcome.Accepted;
        };

        DispatchResult result = await testBed.DispatchAsync();

        Assert.Equal(1, result.Delivered);
        JsonElement stamped = await testBed.EventAsync(id);
        Assert.Equal("Moved", stamped.GetProperty("title").GetString());
        Assert.Equal("2026-03-02T12:00:00Z", stamped.GetProperty("alert_sent_at").GetString());
        Assert.True(string.CompareOrdinal(patchedAt, stamped.GetProperty("updated_at").GetString()) < 0);
        Assert.Equal(0, (await testBed.DispatchAsync()).Delivered);
    }

    [Fact]
    public async Task IfMatch_IsValidAfterAClaim_AndStaleAfterAStamp()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider other = testBed.Instance();
        long id = await testBed.CreateAsync(Noon);
        long revision = 0;
        testBed.Channel.Answer = async _ =>
        {
            revision = (await DispatchTestBed.PatchAsync(other, id, "\"title\":\"Moved\"", ifMatch: 1)).Revision;
            return DeliveryOutcome.Accepted;
        };

        await testBed.DispatchAsync();

        Assert.Equal(2, revision);
        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => DispatchTestBed.PatchAsync(other, id, "\"title\":\"Again\"", ifMatch: 2));
        Assert.Equal(ProblemKind.PreconditionFailed, refused.Kind);
    }

    [Fact]
    public async Task NewAlertAt_IsStillSent_AndTheOldDeliveryStampsNothing()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider other = testBed.Instance();
        long id = await testBed.CreateAsync(Noon);
        testBed.Channel.Answer = async _ =>
        {
            await DispatchTestBed.PatchAsync(other, id, "\"alert_at\":\"2026-03-02T13:00:00Z\"");
            return DeliveryOutcome.Accepted;
        };
        await testBed.DispatchAsync();
        JsonElement between = await testBed.EventAsync(id);

        testBed.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        testBed.FakeClock.SetUtcNow(Noon.AddHours(1));
        DispatchResult second = await testBed.DispatchAsync();

        Assert.Equal(JsonValueKind.Null, between.GetProperty("alert_sent_at").ValueKind);
        Assert.Equal(1, second.Delivered);
        Assert.Equal(2, testBed.Channel.Received.Select(message => message.DeliveryId).Distinct().Count());
        Assert.Equal("2026-03-02T13:00:00Z", (await testBed.EventAsync(id)).GetProperty("alert_sent_at").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DeletedEvent_IsNotRestored(bool isAccepted)
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider other = testBed.Instance();
        long id = await testBed.CreateAsync(Noon);
        testBed.Channel.Answer = async _ =>
        {
            await other.GetRequiredService<EventDeletion>().RunAsync(id, ExpectedRevision.Any, Stop);
            return isAccepted ? DeliveryOutcome.Accepted : new DeliveryOutcome("500");
        };

        await testBed.DispatchAsync();
        testBed.FakeClock.Advance(TimeSpan.FromHours(1));
        DispatchResult after = await testBed.DispatchAsync();

        Assert.Equal(0, after.Delivered + after.Retried + after.Failed);
        Assert.Null(await other.GetRequiredService<EventStore>().FindAsync(id, Stop));
    }
}
