using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Faults;

/// <summary>The ways to create events, and what must be true after each.</summary>
internal static class CreateOperations
{
    public static IReadOnlyDictionary<string, Func<FaultyService, Task<PreparedOperation>>> All { get; } = new Dictionary<string, Func<FaultyService, Task<PreparedOperation>>>
    {
        ["create"] = service => Create(service, key: null),
        ["create under a key"] = service => Create(service, $"key-{service.NextId()}"),
        ["batch"] = service => Batch(service, key: null),
        ["batch under a key"] = service => Batch(service, $"key-{service.NextId()}"),
    };

    private static Task<PreparedOperation> Create(FaultyService faulty, string? key)
    {
        long calendar = faulty.NextId();
        string body = Bodies.Event(calendar, members => members["alert_at"] = "2099-01-01T00:00:00Z");
        return Task.FromResult(new PreparedOperation(201, () => faulty.Service.SendAsync(Keyed.Post(Paths.Events, body, key)), VerifyAsync));

        async Task VerifyAsync(Answer answer)
        {
            IReadOnlyList<JsonElement> stored = await Stored.CheckCalendarAsync(faulty, calendar);
            Assert.True(answer.Status switch { 201 => stored.Count == 1, 429 => stored.Count == 0, _ => stored.Count <= 1 }, $"The answer is {answer.Status}, but {stored.Count} events are stored.");
            if (answer.Status == 201)
            {
                Assert.Equal(answer.Text, JsonText.Of(stored[0]));
            }

            if (key is not null)
            {
                Answer repeat = await TestService.SendAsync(faulty.Other, Keyed.Post(Paths.Events, body, key));
                Assert.True(repeat.Status == 201, $"Repeated: {repeat.Status} {repeat.Text}");
                Assert.Equal(JsonText.Of(Assert.Single(await Stored.CheckCalendarAsync(faulty, calendar))), repeat.Text);
                Assert.True(answer.Status != 201 || answer.Text == repeat.Text, "The repeat is answered otherwise.");
                Assert.True(stored.Count == 0 || JsonText.Of(stored[0]) == repeat.Text, "The repeat made another one.");
            }
        }
    }

    private static Task<PreparedOperation> Batch(FaultyService faulty, string? key)
    {
        long calendar = faulty.NextId();
        string[] titles = ["one", "", "three"];
        string body = Bodies.Batch([.. titles.Select(title => Bodies.Item(calendar, members => members["title"] = title))]);
        return Task.FromResult(new PreparedOperation(200, () => faulty.Service.SendAsync(Keyed.Post(Paths.Batch, body, key)), VerifyAsync));

        async Task VerifyAsync(Answer answer)
        {
            ILookup<string, JsonElement> stored = (await Stored.CheckCalendarAsync(faulty, calendar)).ToLookup(each => each.GetProperty("title").GetString()!);
            foreach ((int index, string title) in titles.Index())
            {
                int status = answer.Status == 200 ? answer.Json[index].GetProperty("status").GetInt32() : answer.Status;
                int count = stored[title].Count();
                Assert.True(status switch { 201 => count == 1, 503 => count <= 1, _ => count == 0 }, $"{index} was answered {status}, and {count} are stored.");
                if (status == 201)
                {
                    Assert.Equal(JsonText.Of(answer.Json[index].GetProperty("event")), JsonText.Of(stored[title].Single()));
                }
            }

            if (key is not null)
            {
                Answer repeat = await TestService.SendAsync(faulty.Other, Keyed.Post(Paths.Batch, body, key));
                Assert.True(repeat.Status == 200, $"Repeated: {repeat.Status} {repeat.Text}");
                Assert.Equal([201, 422, 201], repeat.Json.EnumerateArray().Select(item => item.GetProperty("status").GetInt32()));
                Assert.Equal(2, (await Stored.CheckCalendarAsync(faulty, calendar)).Count);
                Assert.True(answer.Status != 200 || answer.Text == repeat.Text, "The repeat is answered otherwise.");
            }
        }
    }
}
