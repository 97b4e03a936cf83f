using System.Collections.Concurrent;
using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Creating;

public sealed class ConcurrentCreateTests(SharedService shared) : IClassFixture<SharedService>
{
    private const int Clients = 32;
    private const int Each = 10;

    [Fact]
    public async Task ConcurrentCreates_AtTwoInstances_GetUniqueIds_AndNoneIsLost()
    {
        long firstCalendar = SharedService.NextId();
        long[] calendars = [firstCalendar, SharedService.NextId(), SharedService.NextId()];
        HttpClient[] instances = [shared.Service.Client, await shared.Service.AddInstanceAsync()];
        ConcurrentDictionary<long, string> created = new();

        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async client =>
        {
            for (int round = 0; round < Each; round++)
            {
                Answer answer = await TestService.SendAsync(
                    instances[client % instances.Length],
                    JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(calendars[(client + round) % calendars.Length])));
                Assert.Equal(201, answer.Status);
                Assert.True(created.TryAdd(answer.Id, answer.Text), $"The id {answer.Id} was assigned twice.");
            }
        }));

        Assert.Equal(Clients * Each, created.Count);
        Dictionary<long, string> listed = [];
        foreach (long calendar in calendars)
        {
            Answer list = await shared.Service.GetAsync($"{Paths.Events}?calendar={calendar}&per_page=500");
            foreach (JsonElement item in list.Json.EnumerateArray())
            {
                listed.Add(item.GetProperty("id").GetInt64(), JsonText.Of(item));
            }
        }

        Assert.Equal(created.OrderBy(pair => pair.Key), listed.OrderBy(pair => pair.Key));
    }
}
