using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Core.Events.Storing;
using Events.Testing.Evolution;
using Events.Testing.Http;
using Events.Tests.Shared;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>Single events that an earlier version stored.</summary>
public sealed class OlderEventTests
{
    private static readonly string[] Fields = [.. JsonElement.Parse(ExampleBodies.Answer).EnumerateObject().Select(field => field.Name)];

    public static TheoryData<string> Forms => OlderEvents.Names;

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Get_ReturnsEveryFieldOfTheNewestSchema(string form)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of(form));
        (string older, string tag) = (Older(form), Tag(form));

        Answer answer = await evolving.Service.GetAsync(Paths.Event(5));
        Answer withOlderTag = await WithTagAsync(evolving, older);
        Answer withTag = await WithTagAsync(evolving, tag);

        Assert.Equal(Fields, answer.Json.EnumerateObject().Select(field => field.Name));
        Assert.Equal((200, Expected(form), tag), (answer.Status, answer.Text, answer.Header("ETag")));
        Assert.Equal((200, answer.Text), (withOlderTag.Status, withOlderTag.Text));
        Assert.Equal((304, tag), (withTag.Status, withTag.Header("ETag")));
        Assert.Empty(evolving.Skipped());
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task PatchWithoutAChange_WritesNothing(string form)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of(form));
        Answer before = await evolving.Service.GetAsync(Paths.Event(5));
        JsonObject unchanged = JsonNode.Parse(before.Text)!.AsObject();
        string[] members = [.. AddedMembers.All.Select(member => $"\"{member.Name}\":{unchanged[member.Name]?.ToJsonString() ?? "null"}")];
        Answer? patched = null;
        Answer? empty = null;

        IReadOnlyList<LocalCosmos.Requests.RequestKind> writes = await evolving.WritesAsync(async () =>
        {
            patched = await evolving.PatchAsync($"\"casefile_id\":9,{string.Join(',', members)}");
            empty = await evolving.PatchAsync("", Tag(form));
        });

        Assert.Empty(writes);
        Assert.All([patched!, empty!], answer => Assert.Equal((200, before.Text, before.Header("ETag")), (answer.Status, answer.Text, answer.Header("ETag"))));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Patch_StoresTheNewestSchema_AndKeepsAllOtherMembers(string form)
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of(form));
        JsonObject before = await evolving.DocumentAsync();

        Answer patched = await evolving.PatchAsync("\"title\":\"Changed\",\"case_service_id\":3,\"show_as\":\"free\"");

        JsonObject after = await evolving.DocumentAsync();
        Assert.Equal((200, EventTag.Of(Revision(form) + 1)), (patched.Status, patched.Header("ETag")));
        Assert.Equal(patched.Text, (await evolving.Service.GetAsync(Paths.Event(5))).Text);
        Assert.Equal(patched.Text, JsonText.Of(JsonElement.Parse(after["event"]!.ToJsonString())));
        Assert.Equal(["Changed", "free"], ((string[])["title", "show_as"]).Select(name => patched.Json.GetProperty(name).GetString()));
        Assert.Equal((StoredDocument.NewestSchema, 3, "free"), ((int)after["schema"]!, (long)after["keys"]!["service"]!, (string)after["keys"]!["show_as"]!));
        Assert.All(["create", "armed", "due_at", "failed_at"], name => Assert.Equal(before[name]?.ToJsonString(), after[name]?.ToJsonString()));
        Stored.SameClaim(before, after);
        Assert.Equal((string?)after["event"]!["created_at"], (string?)before["event"]!["created_at"]);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task IfMatch_AcceptsTheTagOfEverySchema(string form)
    {
        long revision = Revision(form);
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of(form));

        Answer[] refused =
        [
            await evolving.PatchAsync("\"title\":\"1\"", $"\"{revision + 1}\""),
            await evolving.PatchAsync("\"title\":\"1\"", EventTag.Of(revision + 1)),
            await evolving.PatchAsync("\"title\":\"1\"", $"W/{EventTag.Of(revision)}"),
            await evolving.Service.SendAsync(ChangeRequests.Delete(5, EventTag.Of(revision + 1, schema: 1))),
        ];
        Answer[] accepted =
        [
            await evolving.PatchAsync("\"title\":\"1\"", $"\"{revision}\""),
            await evolving.PatchAsync("\"title\":\"2\"", EventTag.Of(revision + 1, schema: 1)),
            await evolving.PatchAsync("\"title\":\"3\"", EventTag.Of(revision + 2)),
        ];

        Assert.All(refused, answer => ProblemAssert.Is(answer, 412));
        Assert.All(accepted, answer => Assert.Equal(200, answer.Status));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Delete_LeavesATombstoneOfTheNewestSchema(string form)
    {
        long revision = Revision(form);
        await using EvolvingService evolving = await EvolvingService.StartAsync(OlderEvents.Of(form));
        JsonObject before = await evolving.DocumentAsync();

        Answer deleted = await evolving.Service.SendAsync(ChangeRequests.Delete(5, EventTag.Of(revision, schema: (int)(1 + (revision % StoredDocument.NewestSchema)))));

        JsonObject tombstone = await evolving.DocumentAsync();
        Assert.Equal(204, deleted.Status);
        Assert.Equal((StoredDocument.NewestSchema, revision + 1), ((int)tombstone["schema"]!, (long)tombstone["revision"]!));
        Assert.Equal((long)before["keys"]!["created"]!, (long)tombstone["created_at"]!);
        Assert.Equal((string?)before["create"], (string?)tombstone["create"]);
        Assert.Equal([5L], (await evolving.Service.GetAsync(Paths.Deleted)).Ids);
        Assert.Equal("[]", (await evolving.Service.GetAsync(Paths.Events)).Text);
        ProblemAssert.Is(await evolving.Service.GetAsync(Paths.Event(5)), 404);
        ProblemAssert.Is(await evolving.PatchAsync("\"title\":\"1\""), 404);
        Assert.Equal(0, (await evolving.DispatchAsync()).GetProperty("delivered").GetInt32());
    }

    private static long Revision(string form) => (long)Document(form)["revision"]!;

    private static string Older(string form) => $"\"{Revision(form)}\"";

    private static string Tag(string form) => EventTag.Of(Revision(form));

    private static JsonObject Document(string form) => JsonNode.Parse(OlderEvents.Of(form).Json(5))!.AsObject();

    private static string Expected(string form) => Stored.Completed(Document(form));

    private static Task<Answer> WithTagAsync(EvolvingService evolving, string tag)
    {
        HttpRequestMessage request = new(HttpMethod.Get, Paths.Event(5));
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return evolving.Service.SendAsync(request);
    }
}
