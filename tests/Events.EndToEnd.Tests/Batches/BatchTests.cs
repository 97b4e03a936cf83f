using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Events.EndToEnd.Tests.Changing;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Batches;

public sealed class BatchTests(PatchedService patched) : IClassFixture<PatchedService>
{
    private const int MiB = 1024 * 1024;
    private readonly long _calendar = SharedService.NextId();

    public static TheoryData<string, int, string[]> Refused => new()
    {
        { "", 400, [] },
        { "[]", 400, [] },
        { "{}", 400, [] },
        { "{\"events\":{}}", 400, [] },
        { "{\"event\":{}}", 400, [] },
        { "{\"events\":[]}", 422, ["#/events empty"] },
        { $"{{\"events\":[{string.Join(',', Enumerable.Repeat("{}", 101))}]}}", 422, ["#/events too_long"] },
        { "{\"events\":[{}],\"dry_run\":true}", 422, ["#/dry_run unknown_name"] },
    };

    [Fact]
    public async Task Batch_AnswersInTheOrderOfTheBody_AndABadItemStopsNoOther()
    {
        string body = Bodies.Batch(
            Bodies.Item(_calendar, members => members["title"] = "first"),
            JsonValue.Create(7),
            Bodies.Item(_calendar, members => (members["title"], members["colour"]) = (" ", "red")),
            Bodies.Item(_calendar, members => (members["casefile_id"], members["subject_id"], members["body"]) = (123, 7, 1)),
            Bodies.Item(_calendar, members => members["title"] = "last"));

        Answer answer = await patched.Service.PostAsync(Paths.Batch, body);

        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.Header("Content-Type")));
        JsonElement[] items = [.. answer.Json.EnumerateArray()];
        Assert.Equal([201, 422, 422, 422, 201], items.Select(item => item.GetProperty("status").GetInt32()));
        Assert.Equal(["#/events/1 type"], Errors(items[1]));
        Assert.Equal(["#/events/2/colour unknown_name", "#/events/2/title empty"], Errors(items[2]).Order());
        Assert.Equal(["#/events/3/body type", "#/events/3/subject_id not_connected"], Errors(items[3]));
        foreach (JsonElement created in new[] { items[0], items[4] })
        {
            Assert.Equal(["status", "event"], created.EnumerateObject().Select(member => member.Name));
            JsonElement stored = created.GetProperty("event");
            Assert.Equal(JsonText.Of(stored), (await patched.Service.GetAsync(Paths.Event(stored.GetProperty("id").GetInt64()))).Text);
        }

        Assert.Equal("first", items[0].GetProperty("event").GetProperty("title").GetString());
        Assert.Equal("last", items[4].GetProperty("event").GetProperty("title").GetString());
        Assert.Equal(2, await patched.Service.CountAsync($"calendar={_calendar}"));
    }

    [Fact]
    public async Task Batch_AcceptsAHundredEvents()
    {
        string body = Bodies.Batch([.. Enumerable.Range(0, 100).Select(index => Bodies.Item(_calendar, members => members["title"] = $"{index}"))]);

        Answer answer = await patched.Service.PostAsync(Paths.Batch, body);

        Assert.Equal(
            Enumerable.Range(0, 100).Select(index => index.ToString(CultureInfo.InvariantCulture)),
            answer.Json.EnumerateArray().Select(item => item.GetProperty("event").GetProperty("title").GetString()));
        Assert.Equal(100, answer.Json.EnumerateArray().Select(item => item.GetProperty("event").GetProperty("id").GetInt64()).Distinct().Count());
        Assert.Equal(100, await patched.Service.CountAsync($"calendar={_calendar}"));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Batch_WithAnInvalidBody_IsRefusedAsAWhole(string body, int status, string[] errors) =>
        ProblemAssert.Is(await patched.Service.PostAsync(Paths.Batch, body), status, errors);

    [Fact]
    public async Task Batch_AcceptsUpTo8MiB()
    {
        string body = Bodies.Batch([.. Enumerable.Range(0, 100).Select(_ => Bodies.Item(_calendar, members => members["body"] = new string('b', 65_536)))]);

        Assert.Equal(200, (await patched.Service.PostAsync(Paths.Batch, body.PadRight(8 * MiB))).Status);
        ProblemAssert.Is(await patched.Service.PostAsync(Paths.Batch, body.PadRight((8 * MiB) + 1)), 413);
    }

    [Fact]
    public async Task Batch_UnderAKey_IsDoneOnce()
    {
        string body = Bodies.Batch(Bodies.Item(_calendar), Bodies.Item(_calendar, members => (members["casefile_id"], members["subject_id"]) = (_calendar, 7)), Bodies.Item(_calendar));
        await patched.Service.PutAsync(Paths.Casefile(_calendar), Bodies.Casefile([1], []));
        Answer first = await patched.Service.SendAsync(Keyed.Post(Paths.Batch, body, $"batch-{_calendar}"));
        Assert.Equal([201, 422, 201], first.Json.EnumerateArray().Select(item => item.GetProperty("status").GetInt32()));

        // Repeats get the first answer, although the service would accept the refused event now.
        await patched.Service.PutAsync(Paths.Casefile(_calendar), Bodies.Casefile([7], []));
        patched.Time.Advance(TimeSpan.FromMinutes(1));
        Answer[] repeats = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            patched.Service.SendAsync(Keyed.Post(Paths.Batch, body, $"batch-{_calendar}"))));

        Assert.All(repeats, repeat => Assert.Equal((200, first.Text, first.Headers()), (repeat.Status, repeat.Text, repeat.Headers())));
        Assert.Equal(2, await patched.Service.CountAsync($"calendar={_calendar}"));
        ProblemAssert.Is(await patched.Service.SendAsync(Keyed.Post(Paths.Batch, body + " ", $"batch-{_calendar}")), 409);
    }

    [Fact]
    public async Task Batch_WithTooManyFaults_ListsAtLeastOneForEachRefusedItem()
    {
        string users = string.Join(',', Enumerable.Repeat("0", 500));
        string body = $"{{\"events\":[{string.Join(',', Enumerable.Repeat($"{{\"users_list\":[{users}]}}", 100))}]}}";

        Answer answer = await patched.Service.SendAsync(Keyed.Post(Paths.Batch, body, $"faults-{_calendar}"));

        int[] listed = [.. answer.Json.EnumerateArray().Select(item => item.GetProperty("problem").GetProperty("errors").GetArrayLength())];
        Assert.All(listed, count => Assert.InRange(count, 1, 100));
        Assert.Equal(1_090, listed.Sum());
    }

    private static IEnumerable<string> Errors(JsonElement item) => item.GetProperty("problem").GetProperty("errors").EnumerateArray()
        .Select(error => $"{error.GetProperty("pointer").GetString()} {error.GetProperty("code").GetString()}");
}
