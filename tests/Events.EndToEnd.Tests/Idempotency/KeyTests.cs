using Events.Core.Access;
using Events.EndToEnd.Tests.Changing;
using Events.LocalHost;
using Events.Testing.Cosmos;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Idempotency;

public sealed class KeyTests(PatchedService patched) : IClassFixture<PatchedService>
{
    private readonly long _calendar = SharedService.NextId();

    public static TheoryData<string, string> BadKeys => new()
    {
        { "", "empty" },
        { "two words", "characters" },
        { "tab\tin", "characters" },
        { new string('k', 256), "too_long" },
    };

    private string Key => $"key-{_calendar}";

    [Fact]
    public async Task Repeat_GetsTheFirstAnswer_AndCreatesNothing()
    {
        Answer first = await PostAsync(Bodies.Event(_calendar, members => members["body"] = "\u00e9 \ud83d\ude00 \" \\ <"));
        patched.Time.Advance(TimeSpan.FromHours(23));

        Answer repeat = await PostAsync(Bodies.Event(_calendar, members => members["body"] = "\u00e9 \ud83d\ude00 \" \\ <"));

        AssertSame(first, repeat);
        Assert.Equal(1, await patched.Service.CountAsync($"calendar={_calendar}"));
    }

    [Fact]
    public async Task AnotherBody_UnderTheSameKey_Returns409()
    {
        string body = Bodies.Event(_calendar);
        await PostAsync(body);

        ProblemAssert.Is(await PostAsync(body + " "), 409);
        Assert.Equal(1, await patched.Service.CountAsync($"calendar={_calendar}"));
    }

    [Fact]
    public async Task Key_AfterADay_IsNewAgain()
    {
        TestService.RequireLocalCosmos();
        Answer first = await PostAsync(Bodies.Event(_calendar));
        patched.Time.Advance(TimeSpan.FromHours(25));

        Answer second = await PostAsync(Bodies.Event(_calendar));

        Assert.Equal(201, second.Status);
        Assert.NotEqual(first.Id, second.Id);
    }

    [Fact]
    public async Task Refusal_IsNotStored()
    {
        ProblemAssert.Is(await PostAsync(Bodies.Event(_calendar, members => members["title"] = " ")), 422, "#/event/title empty");
        ProblemAssert.Is(
            await PostAsync(Bodies.Event(_calendar, members => (members["casefile_id"], members["subject_id"]) = (123, 7))),
            422,
            "#/event/subject_id not_connected");

        Assert.Equal(201, (await PostAsync(Bodies.Event(_calendar))).Status);
    }

    [Fact]
    public async Task Repeat_AfterAChange_GetsTheFirstAnswer_AndKeepsTheChange()
    {
        Answer first = await PostAsync(Bodies.Event(_calendar));
        Answer changed = await patched.Service.SendAsync(ChangeRequests.Patch(first.Id, "\"title\":\"Changed\""));

        AssertSame(first, await PostAsync(Bodies.Event(_calendar)));
        Assert.Equal(changed.Text, (await patched.Service.GetAsync(Paths.Event(first.Id))).Text);
    }

    [Fact]
    public async Task Repeat_AfterADelete_GetsTheFirstAnswer_AndRestoresNothing()
    {
        Answer first = await PostAsync(Bodies.Event(_calendar));
        Assert.Equal(204, (await patched.Service.SendAsync(ChangeRequests.Delete(first.Id))).Status);

        AssertSame(first, await PostAsync(Bodies.Event(_calendar)));
        Assert.Equal(404, (await patched.Service.GetAsync(Paths.Event(first.Id))).Status);
        Assert.Equal("[]", (await patched.Service.GetAsync($"{Paths.Events}?calendar={_calendar}")).Text);
        Assert.False(await Documents.HasRowAsync(patched.Service, first.Id));
    }

    [Fact]
    public async Task SameKey_AtAnotherEndpoint_IsAnotherKey()
    {
        await PostAsync(Bodies.Event(_calendar));

        Answer batch = await patched.Service.SendAsync(Keyed.Post(Paths.Batch, Bodies.Batch(Bodies.Item(_calendar)), Key));

        Assert.Equal(200, batch.Status);
        Assert.Equal(2, await patched.Service.CountAsync($"calendar={_calendar}"));
    }

    [Fact]
    public async Task SameKey_OfAnotherToken_IsAnotherKey()
    {
        await using TestService service = await TestService.StartAsync(new TestServiceOptions
        {
            Tokens = [new TokenRequest("one", Scopes.All), new TokenRequest("two", Scopes.All)],
        });
        List<long> ids = [];
        foreach (string token in service.Application.Tokens.Values)
        {
            HttpRequestMessage request = Keyed.Post(Paths.Events, Bodies.Event(_calendar), Key);
            request.Headers.Authorization = new("Bearer", token);
            ids.Add((await service.SendAsync(request)).Id);
        }

        Assert.Equal(2, ids.Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(BadKeys))]
    public async Task InvalidKey_Returns400_AndNamesTheHeader(string key, string code) =>
        ProblemAssert.Is(
            await patched.Service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(_calendar), key)), 400, $"Idempotency-Key {code}");

    [Fact]
    public async Task TwoKeys_Return400()
    {
        HttpRequestMessage request = Keyed.Post(Paths.Events, Bodies.Event(_calendar), "one");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", "two");

        Assert.Equal(400, (await patched.Service.SendAsync(request)).Status);
    }

    [Fact]
    public async Task LongestKey_IsAccepted() =>
        Assert.Equal(201, (await patched.Service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(_calendar), $"!~{_calendar}".PadRight(255, '#')))).Status);

    private static void AssertSame(Answer first, Answer repeat)
    {
        Assert.Equal((201, first.Text), (first.Status, repeat.Text));
        Assert.Equal(first.Status, repeat.Status);
        Assert.Equal(first.Headers(), repeat.Headers());
    }

    private Task<Answer> PostAsync(string body) => patched.Service.SendAsync(Keyed.Post(Paths.Events, body, Key));
}
