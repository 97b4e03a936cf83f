using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Changing;

public sealed class ConditionTests(SharedService shared) : IClassFixture<SharedService>
{
    private readonly long _calendar = SharedService.NextId();

    public static TheoryData<string, bool> Conditions => new()
    {
        { "\"1\"", true },
        { "*", true },
        { "\"7\", \"1\"", true },
        { "\"2\"", false },
        { "\"\"", false },
        { "\"01\"", false },
        { "\" 1\"", false },
        { "W/\"1\"", false },
        { "1", false },
        { "", false },
        { "\"one\"", false },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Patch_ChecksIfMatch(string ifMatch, bool holds)
    {
        Answer created = await shared.Service.CreateAsync(Bodies.Event(_calendar));

        Answer answer = await shared.Service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\"", ifMatch));

        Assert.Equal(holds ? 200 : 412, answer.Status);
        Assert.Equal(holds ? answer.Text : created.Text, (await shared.Service.GetAsync(Paths.Event(created.Id))).Text);
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task Delete_ChecksIfMatch(string ifMatch, bool holds)
    {
        Answer created = await shared.Service.CreateAsync(Bodies.Event(_calendar));

        Answer answer = await shared.Service.SendAsync(ChangeRequests.Delete(created.Id, ifMatch));

        Assert.Equal(holds ? 204 : 412, answer.Status);
        Assert.Equal(holds ? 404 : 200, (await shared.Service.GetAsync(Paths.Event(created.Id))).Status);
    }

    [Fact]
    public async Task Patch_WithStaleIfMatch_Returns412_EvenIfItWouldChangeNothing()
    {
        Answer created = await shared.Service.CreateAsync(Bodies.Event(_calendar));
        await shared.Service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\""));

        ProblemAssert.Is(await shared.Service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\"", "\"1\"")), 412);
        ProblemAssert.Is(await shared.Service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":7", "\"1\"")), 412);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("\"1\"")]
    public async Task PatchAndDelete_OfAMissingEvent_Return404_ForAnyIfMatch(string ifMatch)
    {
        Answer created = await shared.Service.CreateAsync(Bodies.Event(_calendar));
        Assert.Equal(204, (await shared.Service.SendAsync(ChangeRequests.Delete(created.Id))).Status);

        ProblemAssert.Is(await shared.Service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\"", ifMatch)), 404);
        ProblemAssert.Is(await shared.Service.SendAsync(ChangeRequests.Delete(created.Id, ifMatch)), 404);
    }
}
