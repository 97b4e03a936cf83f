using Events.EndToEnd.Tests.Fixtures;
using LocalCosmos;

namespace Events.EndToEnd.Tests.Changing;

public sealed class LostAnswerTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("\"1\"")]
    public async Task Patch_WhoseAnswerFromTheDatabaseIsLost_IsDoneOnce(string? ifMatch)
    {
        await using TestService service = await TestService.StartAsync();
        Answer created = await service.CreateAsync(Bodies.Event(1));
        service.LocalCosmos.Faults.AddOnce(RequestKind.Replace, Fault.DropAfter());

        Answer answer = await service.SendAsync(Changes.Patch(created.Id, "\"title\":\"Changed\"", ifMatch));

        Assert.Equal((200, "\"2\""), (answer.Status, answer.Header("ETag")));
        Assert.Equal(answer.Text, (await service.GetAsync(Paths.Event(created.Id))).Text);
    }

    [Theory]
    [InlineData(RequestKind.PointRead)]
    [InlineData(RequestKind.Replace)]
    public async Task Patch_ThatTheDatabaseRefuses_Is503AndChangesNothing(RequestKind kind)
    {
        await using TestService service = await TestService.StartAsync();
        Answer created = await service.CreateAsync(Bodies.Event(1));
        service.LocalCosmos.Faults.Add(new FaultRule(Fault.Fail(503)) { Kinds = [kind] });

        Answer answer = await service.SendAsync(Changes.Patch(created.Id, "\"title\":\"Changed\""));

        ProblemAssert.Is(answer, 503);
        Assert.NotNull(answer.Header("Retry-After"));
        service.LocalCosmos.Faults.Clear();
        Assert.Equal(created.Text, (await service.GetAsync(Paths.Event(created.Id))).Text);
    }
}
