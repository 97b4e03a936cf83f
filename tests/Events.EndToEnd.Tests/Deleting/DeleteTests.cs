using System.Text.Json;
using Events.EndToEnd.Tests.Changing;
using Events.EndToEnd.Tests.Fixtures;
using Events.Testing.Cosmos;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Deleting;

public sealed class DeleteTests(PatchedService patched) : IClassFixture<PatchedService>
{
    private readonly long _calendar = SharedService.NextId();

    [Fact]
    public async Task Delete_Returns204Then404_AndTheEventIsOnlyInTheDeletedList()
    {
        TestService service = patched.Service;
        Answer created = await service.CreateAsync(Bodies.Event(_calendar, members => members["alert_at"] = "2030-01-01T00:00:00Z"));

        Answer answer = await service.SendAsync(ChangeRequests.Delete(created.Id));

        Assert.Equal((204, string.Empty), (answer.Status, answer.Text));
        ProblemAssert.Is(await service.SendAsync(ChangeRequests.Delete(created.Id)), 404);
        ProblemAssert.Is(await service.GetAsync(Paths.Event(created.Id)), 404);
        ProblemAssert.Is(await service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Back\"")), 404);
        Assert.Equal("[]", (await service.GetAsync($"{Paths.Events}?calendar={_calendar}")).Text);
        Assert.Equal(0, await service.CountAsync($"calendar={_calendar}"));
        Assert.Equal(
            $$"""[{"id":{{created.Id}},"calendar_id":{{_calendar}},"deleted_at":"{{patched.Now}}"}]""",
            (await service.GetAsync($"{Paths.Deleted}?calendar={_calendar}")).Text);
        Assert.False(await Documents.HasRowAsync(service, created.Id));
    }

    [Fact]
    public async Task Delete_LeavesNoContentOfTheEvent()
    {
        Answer created = await patched.Service.CreateAsync(Bodies.Event(_calendar, members => members["alert_at"] = "2030-01-01T00:00:00Z"));
        await patched.Service.SendAsync(ChangeRequests.Delete(created.Id));

        JsonElement document = await Documents.ReadAsync(patched.Service, created.Id, _calendar);

        Assert.Equal(
            ["id", "calendar_id", "schema", "revision", "create", "write", "deleted_at", "deleted_number", "created_at", "ttl", "deleted"],
            document.EnumerateObject().Select(member => member.Name).Where(name => !name.StartsWith('_')));
        Assert.Equal(90 * 24 * 60 * 60, document.GetProperty("ttl").GetInt32());
    }

    [Fact]
    public async Task ConcurrentDeletes_ReturnOne204()
    {
        Answer created = await patched.Service.CreateAsync(Bodies.Event(_calendar));

        Answer[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => patched.Service.SendAsync(ChangeRequests.Delete(created.Id))));

        Assert.Single(answers, answer => answer.Status == 204);
        Assert.Equal(7, answers.Count(answer => answer.Status == 404));
    }

    [Fact]
    public async Task Delete_AppliesAtOnce_AlsoAtAnInstanceThatHasReadTheEvent()
    {
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { StaleReads = true });
        HttpClient other = await service.AddInstanceAsync();
        for (int round = 0; round < 10; round++)
        {
            Answer created = await service.CreateAsync(Bodies.Event(1));
            Assert.Equal(200, (await TestService.SendAsync(other, new HttpRequestMessage(HttpMethod.Get, Paths.Event(created.Id)))).Status);
            Assert.Equal(204, (await service.SendAsync(ChangeRequests.Delete(created.Id))).Status);

            Assert.Equal(404, (await TestService.SendAsync(other, new HttpRequestMessage(HttpMethod.Get, Paths.Event(created.Id)))).Status);
            Assert.Equal(404, (await TestService.SendAsync(other, ChangeRequests.Patch(created.Id, "\"title\":\"Back\""))).Status);
        }
    }

    // A delete makes 4 calls: it reads the row and the event, writes the tombstone, and removes the row. A crash may come at each.
    [Theory]
    [CombinatorialCrashes(4)]
    public async Task Delete_InterruptedByACrash_IsCompletedByARepeat(int calls, bool isLastDone)
    {
        await using TestService service = await TestService.StartAsync();
        HttpClient other = await service.AddInstanceAsync();
        HttpClient crashing = await service.AddInstanceAsync();
        Answer created = await service.CreateAsync(Bodies.Event(1, members => members["alert_at"] = "2030-01-01T00:00:00Z"));
        await TestService.SendAsync(other, ChangeRequests.Delete(created.Id + 1));
        await TestService.SendAsync(crashing, ChangeRequests.Delete(created.Id + 1));

        Crash.After(service, calls, isLastDone);
        Answer first = await TestService.SendAsync(crashing, ChangeRequests.Delete(created.Id));
        Crash.Recover(service);
        bool isDeleted = (await service.GetAsync(Paths.Event(created.Id))).Status == 404;
        Answer repeated = await TestService.SendAsync(other, ChangeRequests.Delete(created.Id));

        Assert.True(isDeleted ? first.Status is 204 or 503 : first.Status == 503, $"{first.Status}");
        Assert.Equal(calls > 2 || (calls == 2 && isLastDone), isDeleted);
        Assert.Equal(isDeleted ? 404 : 204, repeated.Status);
        Assert.Equal([created.Id], (await service.GetAsync(Paths.Deleted)).Ids);
        Assert.Equal("[]", (await service.GetAsync(Paths.Events)).Text);
        Assert.False(await Documents.HasRowAsync(service, created.Id));
    }

    [Fact]
    public async Task Delete_WhoseDatabaseAnswerIsLost_Returns204()
    {
        await using TestService service = await TestService.StartAsync();
        Answer created = await service.CreateAsync(Bodies.Event(1));
        service.LocalCosmos.Faults.AddOnce(RequestKind.Replace, Fault.DropAfter());

        Assert.Equal(204, (await service.SendAsync(ChangeRequests.Delete(created.Id, "\"1\""))).Status);
        Assert.Equal(404, (await service.GetAsync(Paths.Event(created.Id))).Status);
    }
}
