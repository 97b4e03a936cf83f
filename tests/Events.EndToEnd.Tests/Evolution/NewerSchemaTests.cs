using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Core.Alerts;
using Events.Testing.Evolution;
using Events.Testing.Http;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>Events of a newer schema, as after a rolling deployment or a rollback. They are returned unchanged, and no field is lost.</summary>
public sealed class NewerSchemaTests
{
    private static readonly StoredForm[] All = [NewerEvents.Readable, NewerEvents.Failed, NewerEvents.Unreadable];

    public static TheoryData<string> Forms => [.. All.Select(form => form.Name)];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task GetAndList_ReturnItUnchanged(string name)
    {
        StoredForm form = Of(name);
        await using EvolvingService evolving = await EvolvingService.StartAsync(form);
        string expected = Stored.Text(JsonNode.Parse(form.Json(5))!["event"]!);

        Answer answer = await evolving.GetUncheckedAsync(Paths.Event(5));
        Answer[] lists =
        [
            await evolving.GetUncheckedAsync(Paths.Events),
            await evolving.GetUncheckedAsync($"{Paths.Events}?calendar=7&user=3&sort=id"),
            await evolving.GetUncheckedAsync($"{Paths.Events}?show_as=busy&page=1"),
        ];

        Assert.Equal((200, expected, EventTag.Of(4, NewerEvents.Schema)), (answer.Status, answer.Text, answer.Header("ETag")));
        Assert.All(lists, list => Assert.Equal($"[{expected}]", list.Text));
        Assert.Equal(1, await evolving.Service.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Writes_Return503_AndNothingIsWritten(string name)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(Of(name));
        JsonObject before = await evolving.DocumentAsync();
        List<Answer> answers = [];

        IReadOnlyList<RequestKind> writes = await evolving.WritesAsync(async () => answers.AddRange(
        [
            await evolving.PatchAsync("\"title\":\"Changed\""),
            await evolving.PatchAsync("\"title\":\"Changed\"", EventTag.Of(4, NewerEvents.Schema)),
            await evolving.PatchAsync(""),
            await evolving.Service.SendAsync(ChangeRequests.Delete(5)),
            await evolving.RetryAsync(),
        ]));

        Assert.Empty(writes);
        Assert.All(answers, answer =>
        {
            ProblemAssert.Is(answer, 503);
            Assert.Equal(("/problems/unavailable", "10"), (answer.Json.GetProperty("type").GetString(), answer.Header("Retry-After")));
        });
        Assert.Equal(Stored.Text(before), Stored.Text(await evolving.DocumentAsync()));
    }

    [Fact]
    public async Task Alert_IsDelivered_AndNoMemberIsLost()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(NewerEvents.Readable);
        JsonObject expected = await evolving.DocumentAsync();
        string answered = Stored.Text(expected["event"]!);

        JsonElement run = await evolving.DispatchAsync();

        Assert.Equal(1, run.GetProperty("delivered").GetInt32());
        Assert.Equal(answered, JsonText.Of(Assert.Single(evolving.Channel.Received).EventJson.Span));
        expected.Remove("due_at");
        expected["revision"] = 5;
        (expected["keys"]!["updated"], expected["keys"]!["sent"]) = (1_772_452_860, 1_772_452_860);
        (expected["event"]!["updated_at"], expected["event"]!["alert_sent_at"]) = ("2026-03-02T12:01:00Z", "2026-03-02T12:01:00Z");
        Assert.True(JsonNode.DeepEquals(expected, await evolving.DocumentAsync()));
    }

    [Fact]
    public async Task RefusedAlert_IsReleasedAndFails_AndNoMemberIsLost()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(NewerEvents.Readable);
        JsonObject before = await evolving.DocumentAsync();
        evolving.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("answered 500"));
        await evolving.DispatchAsync();
        evolving.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("answered 410", IsFinal: true));
        evolving.Time.Advance(TimeSpan.FromDays(1));
        await evolving.DispatchAsync();

        JsonObject after = await evolving.DocumentAsync();
        Assert.Single((await evolving.Service.GetAsync("/api/v1/alerts/failed")).Json.EnumerateArray());
        Assert.All(["due_at", "claim", "failed_at"], name => Assert.True(before.Remove(name) | after.Remove(name)));
        Assert.True(JsonNode.DeepEquals(before, after));
    }

    [Fact]
    public async Task Alert_ThatCannotBeRead_IsSkipped_AndStaysDue()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(NewerEvents.Unreadable);
        JsonObject before = await evolving.DocumentAsync();

        JsonElement run = await evolving.DispatchAsync();

        Assert.Equal((0, 0, 0), (run.GetProperty("delivered").GetInt32(), run.GetProperty("retried").GetInt32(), run.GetProperty("failed").GetInt32()));
        Assert.True(JsonNode.DeepEquals(before, await evolving.DocumentAsync()));
        Assert.Contains("5", evolving.Skipped());
    }

    [Fact]
    public async Task Feed_HasTheReadableEvents()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(NewerEvents.Readable);
        evolving.LoadEvents(NewerEvents.Unreadable.Json(6));

        Answer feed = await evolving.Service.GetAsync(await evolving.FeedAddressAsync());

        Assert.StartsWith("5-", Assert.Single(Ical.Net.Calendar.Load(feed.Text)!.Events).Uid, StringComparison.Ordinal);
        Assert.Equal(["6"], evolving.Skipped());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Upgrade_LeavesItUnchanged_AndEnds(string name)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(Of(name));
        evolving.LoadSystem(SystemForms.Counter);
        JsonObject before = await evolving.DocumentAsync();

        Assert.Equal(0, (await evolving.UpgradeAsync()).Upgraded);

        Assert.True(JsonNode.DeepEquals(before, await evolving.DocumentAsync()));
        Assert.Equal($"[{Stored.Text(before["event"]!)}]", (await evolving.GetUncheckedAsync($"{Paths.Events}?show_as=busy")).Text);
    }

    [Fact]
    public async Task RepeatOfItsCreate_ReturnsTheEventAsItWasCreated()
    {
        string body = Bodies.Event(StoredForm.Calendar);
        await using EvolvingService evolving = await EvolvingService.StartAsync(NewerEvents.Readable);
        evolving.LoadEvents(NewerEvents.Unreadable.Json(6));
        evolving.LoadSystem(SystemForms.Record("readable", body, 5), SystemForms.Record("unreadable", body, 6));

        Answer repeat = await evolving.Service.SendAsync(Keyed.Post(Paths.Events, body, "readable"));
        Answer unreadable = await evolving.Service.SendAsync(Keyed.Post(Paths.Events, body, "unreadable"));

        Assert.Equal((201, 5, "2026-03-01T12:00:00Z"), (repeat.Status, repeat.Id, repeat.Json.GetProperty("created_at").GetString()));
        ProblemAssert.Is(unreadable, 503);
    }

    private static StoredForm Of(string name) => All.Single(form => form.Name == name);
}
