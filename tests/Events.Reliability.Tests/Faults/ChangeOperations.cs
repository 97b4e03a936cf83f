using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Faults;

/// <summary>The operations that change stored data, except alerts.</summary>
internal static class ChangeOperations
{
    public static IReadOnlyDictionary<string, Func<FaultyService, Task<PreparedOperation>>> All { get; } = new Dictionary<string, Func<FaultyService, Task<PreparedOperation>>>
    {
        ["change"] = service => Change(service, ifMatch: null),
        ["change under If-Match"] = service => Change(service, "\"1\""),
        ["delete"] = Delete,
        ["put casefile"] = PutCasefile,
        ["feed address"] = FeedAddress,
        ["feed reset"] = FeedReset,
    };

    private static async Task<PreparedOperation> Change(FaultyService faulty, string? ifMatch)
    {
        long calendar = faulty.NextId();
        Answer created = await faulty.Service.CreateAsync(Bodies.Event(calendar));
        return new PreparedOperation(200, () => faulty.Service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\"", ifMatch)), async answer =>
        {
            JsonElement stored = Assert.Single(await Stored.CheckCalendarAsync(faulty, calendar));
            Answer got = await faulty.Service.GetAsync(Paths.Event(created.Id));
            bool isChanged = stored.GetProperty("title").GetString() == "Changed";
            Assert.Equal(EventTag.Of(isChanged ? 2 : 1), got.Header("ETag"));
            Assert.Equal(isChanged, JsonText.Of(stored) != created.Text);
            Assert.True(answer.Status switch { 200 => isChanged && answer.Text == got.Text, 429 => !isChanged, _ => true }, $"The answer is {answer.Status}, but whether the event is changed is {isChanged}.");

            Answer repeat = await TestService.SendAsync(faulty.Other, ChangeRequests.Patch(created.Id, "\"title\":\"Changed\"", ifMatch));
            Assert.Equal(isChanged && ifMatch is not null ? 412 : 200, repeat.Status);
            Assert.Equal(EventTag.Of(2), (await faulty.Service.GetAsync(Paths.Event(created.Id))).Header("ETag"));
        });
    }

    private static async Task<PreparedOperation> Delete(FaultyService faulty)
    {
        long calendar = faulty.NextId();
        Answer created = await faulty.Service.CreateAsync(Bodies.Event(calendar));
        return new PreparedOperation(204, () => faulty.Service.SendAsync(ChangeRequests.Delete(created.Id)), async answer =>
        {
            int left = (await Stored.CheckCalendarAsync(faulty, calendar)).Count;
            Answer deleted = await faulty.Service.GetAsync($"{Paths.Deleted}?calendar={calendar}");
            Assert.Equal(left == 0 ? [created.Id] : [], deleted.Ids);
            Assert.True(answer.Status switch { 204 => left == 0, 429 => left == 1, _ => true }, $"The answer is {answer.Status}, but {left} events are left.");
            foreach (HttpClient client in (HttpClient[])[faulty.Service.Client, faulty.Other])
            {
                Assert.Equal(left == 0 ? 404 : 200, (await TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Get, Paths.Event(created.Id)))).Status);
            }

            Assert.Equal(left == 0 ? 404 : 204, (await TestService.SendAsync(faulty.Other, ChangeRequests.Delete(created.Id))).Status);
            Assert.Equal([created.Id], (await faulty.Service.GetAsync($"{Paths.Deleted}?calendar={calendar}")).Ids);
        });
    }

    private static async Task<PreparedOperation> PutCasefile(FaultyService faulty)
    {
        string path = Paths.Casefile(faulty.NextId());
        Answer before = await faulty.Service.PutAsync(path, Bodies.Casefile([1], [2]));
        Assert.Equal(200, before.Status);
        return new PreparedOperation(200, () => faulty.Service.PutAsync(path, Bodies.Casefile([3, 4], [])), async answer =>
        {
            Answer after = await faulty.Service.GetAsync(path);
            Assert.True(answer.Status switch { 200 => after.Text == answer.Text, 429 => after.Text == before.Text, _ => true }, after.Text);
            Assert.True(after.Text == before.Text || after.Text == Bodies.Casefile([3, 4], []), after.Text);
        });
    }

    private static Task<PreparedOperation> FeedAddress(FaultyService faulty)
    {
        string path = $"/api/v1/calendars/{faulty.NextId()}/feed";
        return Task.FromResult(new PreparedOperation(200, () => faulty.SendAsync(HttpMethod.Post, path), async answer =>
        {
            string url = (await faulty.SendAsync(HttpMethod.Post, path)).Json.GetProperty("url").GetString()!;
            Assert.True(answer.Status != 200 || answer.Json.GetProperty("url").GetString() == url, "A second call returned another address.");
            Assert.Equal(200, (await faulty.Service.GetAsync(new Uri(url).PathAndQuery)).Status);
        }));
    }

    private static async Task<PreparedOperation> FeedReset(FaultyService faulty)
    {
        string path = $"/api/v1/calendars/{faulty.NextId()}/feed";
        string feed = new Uri((await faulty.SendAsync(HttpMethod.Post, path)).Json.GetProperty("url").GetString()!).PathAndQuery;
        return new PreparedOperation(204, () => faulty.SendAsync(HttpMethod.Delete, path), async answer =>
        {
            int status = (await faulty.Service.GetAsync(feed)).Status;
            Assert.True(answer.Status switch { 204 => status == 404, 429 => status == 200, _ => status is 200 or 404 }, $"The answer is {answer.Status}, but the feed returns {status}.");
            Assert.Equal(204, (await faulty.SendAsync(HttpMethod.Delete, path)).Status);
            Assert.Equal(404, (await faulty.Service.GetAsync(feed)).Status);
        });
    }
}
