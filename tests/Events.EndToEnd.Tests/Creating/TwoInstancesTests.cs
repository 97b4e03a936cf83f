using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Creating;

public sealed class TwoInstancesTests
{
    [Fact]
    public async Task Get_AtAnotherInstanceRightAfterTheCreate_FindsTheEvent()
    {
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { StaleReads = true });
        HttpClient other = await service.AddInstanceAsync();
        for (int round = 0; round < 50; round++)
        {
            (HttpClient writer, HttpClient reader) = round % 2 == 0 ? (service.Client, other) : (other, service.Client);
            Answer created = await TestService.SendAsync(writer, JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event((round % 7) + 1)));
            Assert.Equal(201, created.Status);

            Answer got = await TestService.SendAsync(reader, new HttpRequestMessage(HttpMethod.Get, Paths.Event(created.Id)));

            Assert.Equal((200, created.Text), (got.Status, got.Text));
        }
    }

    [Fact]
    public async Task Casefile_PutAtOneInstance_AppliesToTheOtherAtOnce()
    {
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { StaleReads = true });
        HttpClient other = await service.AddInstanceAsync();
        Assert.Equal(200, (await service.PutAsync(Paths.Casefile(9), Bodies.Casefile([1], []))).Status);

        Answer refused = await TestService.SendAsync(
            other, JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1, members => members["subject_id"] = 2)));

        ProblemAssert.Is(refused, 422, "#/event/subject_id not_connected");
    }
}
