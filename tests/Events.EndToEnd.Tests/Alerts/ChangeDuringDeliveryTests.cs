using System.Text.Json;
using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Core.Input;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>What happens to an event while its alert is under way.</summary>
public sealed class ChangeDuringDeliveryTests
{
    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task APatchOfTheTitle_DisturbsNeither_AndEachStateHasATimeOfItsOwn()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider other = bench.Instance();
        long id = await bench.CreateAsync(Noon);
        string? patchedAt = null;
        bench.Channel.Answer = async _ =>
        {
            EventResponse patched = await DispatchTestBed.PatchAsync(other, id, "\"title\":\"Moved\"");
            patchedAt = JsonElement.Parse(patched.Json.Span).GetProperty("updated_at").GetString();
            return DeliveryOutcome.Accepted;
        };

        DispatchResult result = await bench.DispatchAsync();

        Assert.Equal(1, result.Delivered);
        JsonElement stamped = await bench.EventAsync(id);
        Assert.Equal("Moved", stamped.GetProperty("title").GetString());
        Assert.Equal("2026-03-02T12:00:00Z", stamped.GetProperty("alert_sent_at").GetString());
        Assert.True(string.CompareOrdinal(patchedAt, stamped.GetProperty("updated_at").GetString()) < 0);
        Assert.Equal(0, (await bench.DispatchAsync()).Delivered);
    }

    [Fact]
    public async Task AnIfMatch_HoldsAcrossAClaim_AndNotAcrossAStamp()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider other = bench.Instance();
        long id = await bench.CreateAsync(Noon);
        long revision = 0;
        bench.Channel.Answer = async _ =>
        {
            revision = (await DispatchTestBed.PatchAsync(other, id, "\"title\":\"Moved\"", ifMatch: 1)).Revision;
            return DeliveryOutcome.Accepted;
        };

        await bench.DispatchAsync();

        Assert.Equal(2, revision);
        ProblemException refused = await Assert.ThrowsAsync<ProblemException>(() => DispatchTestBed.PatchAsync(other, id, "\"title\":\"Again\"", ifMatch: 2));
        Assert.Equal(ProblemKind.PreconditionFailed, refused.Kind);
    }

    [Fact]
    public async Task ANewerAlertAt_StillGoesOut_AndTheOldDeliveryStampsNothing()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider other = bench.Instance();
        long id = await bench.CreateAsync(Noon);
        bench.Channel.Answer = async _ =>
        {
            await DispatchTestBed.PatchAsync(other, id, "\"alert_at\":\"2026-03-02T13:00:00Z\"");
            return DeliveryOutcome.Accepted;
        };
        await bench.DispatchAsync();
        JsonElement between = await bench.EventAsync(id);

        bench.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        bench.FakeClock.SetUtcNow(Noon.AddHours(1));
        DispatchResult second = await bench.DispatchAsync();

        Assert.Equal(JsonValueKind.Null, between.GetProperty("alert_sent_at").ValueKind);
        Assert.Equal(1, second.Delivered);
        Assert.Equal(2, bench.Channel.Received.Select(message => message.DeliveryId).Distinct().Count());
        Assert.Equal("2026-03-02T13:00:00Z", (await bench.EventAsync(id)).GetProperty("alert_sent_at").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ADeletedEvent_DoesNotComeBack(bool isAccepted)
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        ServiceProvider other = bench.Instance();
        long id = await bench.CreateAsync(Noon);
        bench.Channel.Answer = async _ =>
        {
            await other.GetRequiredService<EventDeletion>().RunAsync(id, ExpectedRevision.Any, Stop);
            return isAccepted ? DeliveryOutcome.Accepted : new DeliveryOutcome("500");
        };

        await bench.DispatchAsync();
        bench.FakeClock.Advance(TimeSpan.FromHours(1));
        DispatchResult after = await bench.DispatchAsync();

        Assert.Equal(0, after.Delivered + after.Retried + after.Failed);
        Assert.Null(await other.GetRequiredService<EventStore>().FindAsync(id, Stop));
    }
}
