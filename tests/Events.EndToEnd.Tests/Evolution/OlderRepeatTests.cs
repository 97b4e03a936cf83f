using System.Text.Json.Nodes;
using Events.Testing.Evolution;
using Events.Testing.Http;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>Repeats of creates that an earlier version did under an <c>Idempotency-Key</c>, and tombstones of earlier versions.</summary>
public sealed class OlderRepeatTests
{
    private const string Key = "key";

    private static readonly string Body = Bodies.Event(StoredForm.Calendar);

    public static TheoryData<string> EventForms => OlderEvents.Names;

    public static TheoryData<string> TombstoneForms => OlderTombstones.Names;

    [Theory]
    [MemberData(nameof(EventForms))]
    public async Task Repeat_ReturnsTheEventAsItWasCreated_AndWritesNothing(string form)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of(form));
        evolving.LoadSystem(SystemForms.Record(Key, Body, eventId: 5));
        Answer? repeat = null;

        Assert.Empty(await evolving.WritesAsync(async () => repeat = await evolving.Service.SendAsync(Keyed.Post(Paths.Events, Body, Key))));

        Assert.Equal((201, EventTag.Of(1), 5), (repeat!.Status, repeat.Header("ETag"), repeat.Id));
        string? created = (string?)(await evolving.DocumentAsync())["event"]!["created_at"];
        Assert.Equal(["Visit", created, "busy"], ((string[])["title", "created_at", "show_as"]).Select(name => repeat.Json.GetProperty(name).GetString()));
        ProblemAssert.Is(await evolving.Service.SendAsync(Keyed.Post(Paths.Events, Body + " ", Key)), 409);
    }

    [Theory]
    [MemberData(nameof(TombstoneForms))]
    public async Task RepeatAfterADelete_ReturnsTheEventAsItWasCreated_AndRestoresNothing(string form)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderTombstones.Of(form));
        evolving.LoadSystem(SystemForms.Record(Key, Body, eventId: 5));
        Answer? repeat = null;

        Assert.Empty(await evolving.WritesAsync(async () => repeat = await evolving.Service.SendAsync(Keyed.Post(Paths.Events, Body, Key))));

        string created = (await evolving.DocumentAsync())["created_at"] is null ? "2026-03-02T12:00:00Z" : "2026-03-01T12:00:00Z";
        Assert.Equal((201, EventTag.Of(1), 5, created), (repeat!.Status, repeat.Header("ETag"), repeat.Id, repeat.Json.GetProperty("created_at").GetString()));
        Assert.Equal("[]", (await evolving.Service.GetAsync(Paths.Events)).Text);
    }

    [Theory]
    [MemberData(nameof(TombstoneForms))]
    public async Task DeletedEvent_IsNotFound_AndTheNextWriteRemovesItsRow(string form)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderTombstones.Of(form));

        ProblemAssert.Is(await evolving.Service.GetAsync(Paths.Event(5)), 404);
        ProblemAssert.Is(await evolving.PatchAsync("\"title\":\"1\""), 404);
        Assert.Null(await evolving.SystemDocumentAsync("event:5"));
        ProblemAssert.Is(await evolving.Service.SendAsync(ChangeRequests.Delete(5)), 404);
        ProblemAssert.Is(await evolving.RetryAsync(), 404);
        Assert.Equal("[]", (await evolving.Service.GetAsync(Paths.Events)).Text);
        Assert.Equal(0, await evolving.Service.CountAsync());
        Assert.Equal(0, (await evolving.DispatchAsync()).GetProperty("delivered").GetInt32());
        Assert.Empty(evolving.Skipped());
    }

    [Fact]
    public async Task RepeatedBatch_GetsTheStoredAnswer()
    {
        string batch = Bodies.Batch(Bodies.Item(StoredForm.Calendar), Bodies.Item(StoredForm.Calendar, members => members["title"] = ""));
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of("named"));
        evolving.LoadSystem(SystemForms.BatchRecord(Key, batch, eventId: 5));

        Answer repeat = await evolving.Service.SendAsync(Keyed.Post(Paths.Batch, batch, Key));

        Assert.Equal(200, repeat.Status);
        JsonArray items = JsonNode.Parse(repeat.Text)!.AsArray();
        Assert.Equal((201, 5, 422), ((int)items[0]!["status"]!, (long)items[0]!["event"]!["id"]!, (int)items[1]!["status"]!));
        Assert.Equal("#/events/1/title", (string?)items[1]!["problem"]!["errors"]![0]!["pointer"]);
        Assert.Equal("0af7651916cd43dd8448eb211c80319c", (string?)items[1]!["problem"]!["trace_id"]);
    }
}
