using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Testing.Evolution;
using Events.Testing.Http;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>Alerts of events that an earlier version stored.</summary>
public sealed class OlderAlertTests
{
    public static TheoryData<string> DueForms => [.. OlderEvents.All.Where(form => form.Text.Contains("\"due_at\":1772452800", StringComparison.Ordinal)).Select(form => form.Name)];

    public static TheoryData<string> OtherForms => [.. OlderEvents.Names.Select(row => row.Data).Except(DueForms.Select(row => row.Data))];

    public static TheoryData<string> FailedForms => ["given up by the first", "given up"];

    [Theory]
    [MemberData(nameof(DueForms))]
    public async Task DueAlert_IsDelivered_WithTheEventAsTheApiReturnsIt(string form)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of(form));
        JsonObject before = await evolving.DocumentAsync();
        Answer answered = await evolving.Service.GetAsync(Paths.Event(5));

        JsonElement run = await evolving.DispatchAsync();

        AlertMessage message = Assert.Single(evolving.Channel.Received);
        JsonObject after = await evolving.DocumentAsync();
        Answer stamped = await evolving.Service.GetAsync(Paths.Event(5));
        Assert.Equal(1, run.GetProperty("delivered").GetInt32());
        Assert.Equal(answered.Text, JsonText.Of(message.EventJson.Span));
        Assert.Equal(before["armed"] is { } armed ? $"alert_5_1772452800_{armed}" : "alert_5_1772452800", message.DeliveryId);
        Assert.Equal(((int)before["schema"]!, (long)before["revision"]! + 1), ((int)after["schema"]!, (long)after["revision"]!));
        Assert.All(["due_at", "claim", "failed_at"], name => Assert.False(after.ContainsKey(name)));
        Assert.Equal("2026-03-02T12:01:00Z", stamped.Json.GetProperty("alert_sent_at").GetString());
        Assert.Equal(EventTag.Of((long)after["revision"]!), stamped.Header("ETag"));
        Assert.Equal(Stored.Completed(after), stamped.Text);
    }

    [Theory]
    [MemberData(nameof(OtherForms))]
    public async Task Alert_ThatIsNotDue_IsNotSent(string form)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of(form));

        Assert.Equal(0, (await evolving.DispatchAsync()).GetProperty("delivered").GetInt32());
        Assert.Empty(evolving.Channel.Received);
    }

    [Theory]
    [MemberData(nameof(DueForms))]
    public async Task RefusedAlert_IsReleased_Fails_AndCanBeRetried(string form)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of(form));
        JsonObject before = await evolving.DocumentAsync();
        evolving.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("answered 500"));
        JsonElement released = await evolving.DispatchAsync();
        JsonObject waiting = await evolving.DocumentAsync();
        evolving.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("answered 410", IsFinal: true));
        evolving.Time.Advance(TimeSpan.FromDays(1));
        JsonElement failed = await evolving.DispatchAsync();
        Answer list = await evolving.Service.GetAsync("/api/v1/alerts/failed");
        evolving.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);

        Answer retry = await evolving.RetryAsync();
        JsonObject rearmed = await evolving.DocumentAsync();
        JsonElement delivered = await evolving.DispatchAsync();

        Assert.Equal((1, 1, 1), (released.GetProperty("retried").GetInt32(), failed.GetProperty("failed").GetInt32(), delivered.GetProperty("delivered").GetInt32()));
        Assert.Equal(((int)before["schema"]!, "answered 500"), ((int)waiting["schema"]!, (string?)waiting["claim"]!["errors"]!["recording"]));
        Assert.Equal("recording: answered 410", Assert.Single(list.Json.EnumerateArray()).GetProperty("last_error").GetString());
        Assert.Equal((202, StoredDocument.NewestSchema, (long)before["revision"]!), (retry.Status, (int)rearmed["schema"]!, (long)rearmed["revision"]!));
        Assert.Equal(3, evolving.Channel.Received.Select(message => message.DeliveryId).Count());
        Assert.Single(evolving.Channel.Received.Select(message => message.DeliveryId).Distinct());
    }

    [Theory]
    [MemberData(nameof(FailedForms))]
    public async Task FailedAlert_IsListed_AndCanBeRetried(string form)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of(form));
        JsonElement failed = Assert.Single((await evolving.Service.GetAsync("/api/v1/alerts/failed?per_page=1")).Json.EnumerateArray());
        Answer before = await evolving.Service.GetAsync(Paths.Event(5));

        Answer retry = await evolving.RetryAsync();
        Answer after = await evolving.Service.GetAsync(Paths.Event(5));
        JsonElement run = await evolving.DispatchAsync();

        Assert.Equal((5, 7, 10), (failed.GetProperty("event_id").GetInt64(), failed.GetProperty("calendar_id").GetInt64(), failed.GetProperty("attempts").GetInt32()));
        Assert.StartsWith("recording: answered ", failed.GetProperty("last_error").GetString(), StringComparison.Ordinal);
        Assert.Equal(202, retry.Status);
        Assert.Equal((before.Text, before.Header("ETag")), (after.Text, after.Header("ETag")));
        Assert.Equal(1, run.GetProperty("delivered").GetInt32());
        Assert.Equal("[]", (await evolving.Service.GetAsync("/api/v1/alerts/failed")).Text);
        ProblemAssert.Is(await evolving.RetryAsync(), 409);
    }
}
