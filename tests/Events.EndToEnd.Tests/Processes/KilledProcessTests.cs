using System.Collections.Concurrent;
using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Processes;

public sealed class KilledProcessTests
{
    private const int Wanted = 400;
    private const int Clients = 8;

    [Fact]
    public async Task Kill_DuringCreates_LosesNoAnsweredEvent_AndAssignsNoIdTwice()
    {
        using TemporaryFolder folder = new();
        string[] arguments = ["run", "--port", "0", "--no-seed", "--data", folder.Path];
        ConcurrentDictionary<long, string> answered = new();
        using (ServiceProcess first = ServiceProcess.Start(arguments))
        {
            using HttpClient client = new() { BaseAddress = await first.AddressAsync() };
            await CreateUntilKilledAsync(first, client, answered);
        }

        Assert.InRange(answered.Count, Wanted / 2, Wanted - 1);
        using ServiceProcess second = ServiceProcess.Start(arguments);
        using HttpClient again = new() { BaseAddress = await second.AddressAsync() };

        Dictionary<long, string> listed = await ListAsync(again);
        foreach ((long id, string text) in answered)
        {
            Assert.Equal(text, listed[id]);
        }

        // Events of unanswered requests may exist or not, but the next process must not assign their ids again.
        for (int more = 0; more < 2 * Clients; more++)
        {
            Answer answer = await TestService.SendAsync(again, JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1)));
            Assert.Equal(201, answer.Status);
            Assert.True(listed.TryAdd(answer.Id, answer.Text), $"{answer.Id} came twice.");
        }

        Assert.Equal(listed.Count, (await ListAsync(again)).Count);
    }

    private static async Task CreateUntilKilledAsync(ServiceProcess process, HttpClient client, ConcurrentDictionary<long, string> answered)
    {
        int started = 0;
        int kills = 0;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            while (Interlocked.Increment(ref started) <= Wanted)
            {
                try
                {
                    Answer answer = await TestService.SendAsync(client, JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1)));
                    Assert.Equal(201, answer.Status);
                    Assert.True(answered.TryAdd(answer.Id, answer.Text), $"{answer.Id} came twice.");
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException && Volatile.Read(ref kills) > 0)
                {
                    return;
                }

                if (answered.Count >= Wanted / 2 && Interlocked.Increment(ref kills) == 1)
                {
                    await process.KillAsync();
                }
            }
        }));
    }

    private static async Task<Dictionary<long, string>> ListAsync(HttpClient client)
    {
        Dictionary<long, string> events = [];
        for (string? next = $"{Paths.Events}?sort=id&per_page=500"; next is not null;)
        {
            Answer page = await TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Get, next));
            Assert.Equal(200, page.Status);
            foreach (JsonElement item in page.Json.EnumerateArray())
            {
                events.Add(item.GetProperty("id").GetInt64(), JsonText.Of(item));
            }

            next = page.Next?.ToString();
        }

        return events;
    }
}
