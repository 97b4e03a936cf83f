using System.Text.Json.Nodes;
using Events.Testing.Http;
using Events.Testing.Services;
using Events.Tests.Shared;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Changing;

public sealed class PatchTests(PatchedService patched) : IClassFixture<PatchedService>
{
    /// <summary>Patches of the example event: the members of the patch, and the members that differ after it.</summary>
    public static TheoryData<string, string> Patches => new()
    {
        { "\"title\":\"  Visit \"", "\"title\":\"Visit\"" },
        { "\"title\":\"Visit\",\"calendar_id\":1", "\"title\":\"Visit\"" },
        { "\"body\":null", "\"body\":null" },
        { "\"body\":\"\"", "\"body\":\"\"" },
        { "\"subject_id\":null,\"case_service_id\":null", "\"subject_id\":null,\"case_service_id\":null" },
        { "\"is_allday\":true", "\"is_allday\":true" },
        { "\"timezone\":null", "\"timezone\":null" },
        { "\"timezone\":\"Europe/Prague\"", "\"timezone\":\"Europe/Prague\"" },
        { "\"end_at\":\"2023-01-30T18:00:00Z\"", "\"end_at\":\"2023-01-30T18:00:00Z\"" },
        { "\"start_at\":\"2024-01-30T18:00:00.9\",\"end_at\":\"2024-01-30 19:00\"", "\"start_at\":\"2024-01-30T18:00:00Z\",\"end_at\":\"2024-01-30T19:00:00Z\"" },
        { "\"users_list\":[9]", "\"users_list\":[9]" },
        { "\"users_list\":[3,2,1]", "\"users_list\":[3,2,1]" },
        { "\"users_list\":null", "\"users_list\":[]" },
        { "\"alert_at\":\"2023-01-29T18:00:00Z\"", "\"alert_at\":\"2023-01-29T18:00:00Z\"" },
        { "\"address\":null", "\"address\":null" },
        { "\"address\":{\"city\":null}", "\"address\":{\"address_1\":\"2000 Blake Street\",\"address_2\":\"\",\"address_3\":\"\",\"city\":null,\"state\":\"CO\",\"zip\":\"80202\",\"country\":\"US\"}" },
        { "\"address\":{\"zip\":80203,\"state\":\"wy\"}", "\"address\":{\"address_1\":\"2000 Blake Street\",\"address_2\":\"\",\"address_3\":\"\",\"city\":\"Denver\",\"state\":\"WY\",\"zip\":\"80203\",\"country\":\"US\"}" },
        { "\"address\":{\"country\":\"de\",\"state\":null}", "\"address\":{\"address_1\":\"2000 Blake Street\",\"address_2\":\"\",\"address_3\":\"\",\"city\":\"Denver\",\"state\":null,\"zip\":\"80202\",\"country\":\"DE\"}" },
    };

    /// <summary>Patches that change nothing.</summary>
    public static TheoryData<string> Unchanged => new()
    {
        "",
        "\"title\":\" Test API Event\"",
        "\"start_at\":\"2023-01-30T11:00:00-07:00\"",
        "\"alert_at\":null",
        "\"calendar_id\":1",
        "\"address\":{}",
        "\"address\":{\"zip\":80202,\"country\":\"us\"}",
        "\"users_list\":[1,2,3],\"is_allday\":null",
    };

    /// <summary>Patches that are refused, and all their errors.</summary>
    public static TheoryData<string, string[]> Refused => new()
    {
        { "\"title\":null", ["#/event/title required"] },
        { "\"title\":\" \"", ["#/event/title empty"] },
        { "\"casefile_id\":null", ["#/event/casefile_id required"] },
        { "\"casefile_id\":\"5\"", ["#/event/casefile_id type"] },
        { "\"calendar_id\":2", ["#/event/calendar_id immutable"] },
        { "\"calendar_id\":null", ["#/event/calendar_id required"] },
        { "\"calendar_id\":\"1\"", ["#/event/calendar_id type"] },
        { "\"id\":1", ["#/event/id read_only"] },
        { "\"alert_sent_at\":null", ["#/event/alert_sent_at read_only"] },
        { "\"created_at\":\"2023-01-30T18:00:00Z\"", ["#/event/created_at read_only"] },
        { "\"updated_at\":\"2023-01-30T18:00:00Z\"", ["#/event/updated_at read_only"] },
        { "\"titel\":\"Visit\"", ["#/event/titel unknown_name"] },
        { "\"\\ud800\":1", ["#/event characters"] },
        { "\"title\":\"a\",\"\\u0074itle\":\"b\"", ["#/event/title duplicate"] },
        { "\"start_at\":\"2023-01-30T22:00:01Z\"", ["#/event/end_at conflict"] },
        { "\"end_at\":\"2023-01-30T17:59:59Z\"", ["#/event/end_at conflict"] },
        { "\"end_at\":\"2023-01-30\"", ["#/event/end_at format"] },
        { "\"timezone\":\"Denver\"", ["#/event/timezone unknown"] },
        { "\"users_list\":[1,1]", ["#/event/users_list/1 duplicate"] },
        { "\"users_list\":{\"0\":1}", ["#/event/users_list type"] },
        { "\"address\":[]", ["#/event/address type"] },
        { "\"address\":{\"state\":null}", ["#/event/address/state required"] },
        { "\"address\":{\"country\":\"CA\"}", ["#/event/address/state unknown"] },
        { "\"address\":{\"country\":null}", ["#/event/address/country required"] },
        { "\"address\":{\"street\":1,\"city\":2}", ["#/event/address/street unknown_name", "#/event/address/city type"] },
        { "\"address\":{\"city\":\"a\",\"city\":\"b\"}", ["#/event/address/city duplicate"] },
        { "\"subject_id\":457", ["#/event/subject_id not_connected"] },
        { "\"subject_id\":457,\"case_service_id\":2", ["#/event/subject_id not_connected", "#/event/case_service_id not_connected"] },
        { "\"subject_id\":457,\"title\":7", ["#/event/subject_id not_connected", "#/event/title type"] },
        { "\"id\":1,\"calendar_id\":2,\"title\":7,\"colour\":\"red\"", ["#/event/id read_only", "#/event/calendar_id immutable", "#/event/title type", "#/event/colour unknown_name"] },
    };

    /// <summary>Bodies that are not valid patches.</summary>
    public static TheoryData<string, string, int> Malformed => new()
    {
        { "", ChangeRequests.MergePatch, 400 },
        { "{}", ChangeRequests.MergePatch, 400 },
        { "[{\"op\":\"remove\",\"path\":\"/event/body\"}]", ChangeRequests.MergePatch, 400 },
        { "{\"event\":null}", ChangeRequests.MergePatch, 400 },
        { "{\"event\":[]}", ChangeRequests.MergePatch, 400 },
        { "{\"title\":\"Visit\"}", ChangeRequests.MergePatch, 400 },
        { "{\"event\":{}}", "application/json-patch+json", 415 },
        { "{\"event\":{}}", "text/plain", 415 },
        { "{\"event\":{}}", "application/merge-patch+json; charset=utf-16", 415 },
    };

    [Theory]
    [MemberData(nameof(Patches))]
    public async Task Patch_ChangesOnlyTheGivenMembers(string members, string after)
    {
        Answer created = await patched.Service.CreateAsync(ExampleBodies.Create);
        patched.Time.Advance(TimeSpan.FromMinutes(1));

        Answer answer = await patched.Service.SendAsync(ChangeRequests.Patch(created.Id, members));

        Assert.True(answer.Status == 200, answer.Text);
        JsonObject expected = JsonNode.Parse(created.Text)!.AsObject();
        foreach ((string name, JsonNode? value) in JsonNode.Parse("{" + after + "}")!.AsObject())
        {
            expected[name] = value?.DeepClone();
        }

        expected["updated_at"] = patched.Now;
        Assert.Equal(expected.ToJsonString(), JsonNode.Parse(answer.Text)!.ToJsonString());
        Assert.Equal(EventTag.Of(2), answer.Header("ETag"));
        Answer got = await patched.Service.GetAsync(Paths.Event(created.Id));
        Assert.Equal((answer.Text, answer.Header("ETag")), (got.Text, got.Header("ETag")));
        Answer listed = await patched.Service.GetAsync($"{Paths.Events}?id={created.Id}&updated_from={patched.Now}");
        Assert.Equal($"[{answer.Text}]", listed.Text);
    }

    [Theory]
    [MemberData(nameof(Unchanged))]
    public async Task Patch_ThatChangesNothing_WritesNothing(string members)
    {
        Answer created = await patched.Service.CreateAsync(ExampleBodies.Create);
        patched.Time.Advance(TimeSpan.FromMinutes(1));
        int before = Replaces();

        Answer answer = await patched.Service.SendAsync(ChangeRequests.Patch(created.Id, members));

        Assert.Equal((200, created.Text, created.Header("ETag")), (answer.Status, answer.Text, answer.Header("ETag")));
        Assert.Equal(before, Replaces());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Patch_ThatBreaksARule_NamesEveryError_AndChangesNothing(string members, string[] errors)
    {
        Answer created = await patched.Service.CreateAsync(ExampleBodies.Create);

        Answer answer = await patched.Service.SendAsync(ChangeRequests.Patch(created.Id, members));

        ProblemAssert.Is(answer, 422, errors);
        Assert.Equal(created.Text, (await patched.Service.GetAsync(Paths.Event(created.Id))).Text);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Patch_WithAnInvalidBody_IsRefused(string body, string contentType, int status)
    {
        Answer created = await patched.Service.CreateAsync(ExampleBodies.Create);

        ProblemAssert.Is(await patched.Service.SendAsync(ChangeRequests.PatchBody(created.Id, body, contentType: contentType)), status);
    }

    [Fact]
    public async Task Patch_WithMembersBesideTheEvent_NamesThemWithAllOtherErrors()
    {
        Answer created = await patched.Service.CreateAsync(ExampleBodies.Create);

        Answer answer = await patched.Service.SendAsync(
            ChangeRequests.PatchBody(created.Id, """{"dry_run":true,"event":{"title":1}}""", contentType: "application/json"));

        ProblemAssert.Is(answer, 422, "#/dry_run unknown_name", "#/event/title type");
    }

    [Fact]
    public async Task Patch_OfAMissingEvent_Returns404() =>
        ProblemAssert.Is(await patched.Service.SendAsync(ChangeRequests.Patch(9_007_199_254_740_991, "\"title\":\"Visit\"")), 404);

    [Fact]
    public async Task Patch_WithAParameter_Returns400()
    {
        HttpRequestMessage request = ChangeRequests.Patch(1, "\"title\":\"Visit\"");
        request.RequestUri = new Uri($"{Paths.Event(1)}?force=1", UriKind.Relative);

        ProblemAssert.Is(await patched.Service.SendAsync(request), 400, "force unknown_name");
    }

    // Members that were valid when they were stored stay, although the casefile has changed since.
    [Fact]
    public async Task Patch_ChecksTheSubjectRuleOnlyForWhatItChanges()
    {
        TestService service = patched.Service;
        await service.PutAsync(Paths.Casefile(501), Bodies.Casefile([1, 2], [7]));
        Answer created = await service.CreateAsync(Bodies.Event(5, members =>
        {
            members["casefile_id"] = 501;
            members["subject_id"] = 1;
            members["case_service_id"] = 7;
        }));
        await service.PutAsync(Paths.Casefile(501), Bodies.Casefile([2], []));
        await service.PutAsync(Paths.Casefile(502), Bodies.Casefile([2], []));

        Assert.Equal(200, (await service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Later\",\"subject_id\":1"))).Status);
        Assert.Equal(200, (await service.SendAsync(ChangeRequests.Patch(created.Id, "\"subject_id\":2"))).Status);
        ProblemAssert.Is(
            await service.SendAsync(ChangeRequests.Patch(created.Id, "\"casefile_id\":502")), 422, "#/event/case_service_id not_connected");
        Assert.Equal(200, (await service.SendAsync(ChangeRequests.Patch(created.Id, "\"casefile_id\":502,\"case_service_id\":null"))).Status);
        Assert.Equal(200, (await service.SendAsync(ChangeRequests.Patch(created.Id, "\"casefile_id\":503,\"subject_id\":99"))).Status);
    }

    [Fact]
    public async Task Patch_IncreasesUpdatedAt_AlsoWithinASecond()
    {
        Answer created = await patched.Service.CreateAsync(Bodies.Event(6));
        HashSet<string> seen = [created.Json.GetProperty("updated_at").GetString()!];
        for (int change = 0; change < 5; change++)
        {
            Answer answer = await patched.Service.SendAsync(ChangeRequests.Patch(created.Id, $"\"body\":\"{change}\""));
            Assert.True(seen.Add(answer.Json.GetProperty("updated_at").GetString()!), "Two revisions have the same updated_at, so a poller could miss one.");
        }
    }

    private int Replaces() => patched.Service.LocalCosmos.Requests.Snapshot(RequestKind.Replace).Count;
}
