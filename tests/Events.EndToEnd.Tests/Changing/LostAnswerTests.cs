using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Changing;

public sealed class LostAnswerTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("\"1\"")]
    public async Task Patch_WhoseDatabaseAnswerIsLost_IsDoneOnce(string? ifMatch)
    {
        await using TestService service = await TestService.StartAsync();
        Answer created = await service.CreateAsync(Bodies.Event(1));
        service.LocalCosmos.Faults.AddOnce(RequestKind.Replace, Fault.DropAfter());

        Answer answer = await service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\"", ifMatch));

        Assert.Equal((200, EventTag.Of(2)), (answer.Status, answer.Header("ETag")));
        Assert.Equal(answer.Text, (await service.GetAsync(Paths.Event(created.Id))).Text);
    }

    // A client repeats a request after 429, which would do the write twice.
    [Theory]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public async Task Write_WhoseAnswerIsLost_DoesNotReturn429_EvenIfTheCheckIsThrottled(string method)
    {
        await using TestService service = await TestService.StartAsync();
        Answer created = await service.CreateAsync(Bodies.Event(1));
        RequestKind[] kinds = [method == "POST" ? RequestKind.Create : RequestKind.Replace];
        service.LocalCosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Kinds = kinds, Container = "events", Times = 1 });
        service.LocalCosmos.Faults.Add(new FaultRule(Fault.Fail(503)) { Kinds = kinds, Container = "events" });
        service.LocalCosmos.Faults.Add(new FaultRule(Fault.Throttle(TimeSpan.FromMilliseconds(1)))
        {
            Kinds = [RequestKind.PointRead],
            Container = "events",
            Skip = method == "POST" ? 0 : 1,
        });

        Answer answer = await service.SendAsync(method switch
        {
            "PATCH" => ChangeRequests.Patch(created.Id, "\"title\":\"Changed\""),
            "DELETE" => ChangeRequests.Delete(created.Id),
            _ => JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1)),
        });
        service.LocalCosmos.Faults.Clear();

        Assert.NotEqual($"[{created.Text}]", (await service.GetAsync($"{Paths.Events}?calendar=1")).Text);
        Assert.True(answer.Status is 200 or 201 or 204 or 503, $"{answer.Status} {answer.Text}");
    }

    [Theory]
    [InlineData(RequestKind.PointRead)]
    [InlineData(RequestKind.Replace)]
    public async Task Patch_ThatTheDatabaseRefuses_Returns503_AndChangesNothing(RequestKind kind)
    {
        await using TestService service = await TestService.StartAsync();
        Answer created = await service.CreateAsync(Bodies.Event(1));
        service.LocalCosmos.Faults.Add(new FaultRule(Fault.Fail(503)) { Kinds = [kind] });

        Answer answer = await service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\""));

        ProblemAssert.Is(answer, 503);
        Assert.NotNull(answer.Header("Retry-After"));
        service.LocalCosmos.Faults.Clear();
        Assert.Equal(created.Text, (await service.GetAsync(Paths.Event(created.Id))).Text);
    }
}
