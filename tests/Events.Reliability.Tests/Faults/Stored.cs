using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Azure.Cosmos;

namespace Events.Reliability.Tests.Faults;

/// <summary>Reads the stored data after a fault.</summary>
internal static class Stored
{
    /// <summary>The events of a calendar. Checks that list, count, GET and the stored documents agree.</summary>
    public static async Task<IReadOnlyList<JsonElement>> CheckCalendarAsync(FaultyService faulty, long calendar)
    {
        Answer list = await faulty.Service.GetAsync($"{Paths.Events}?calendar={calendar}&sort=id");
        Assert.True(list.Status == 200, $"List: {list.Status} {list.Text}");
        JsonElement[] events = [.. list.Json.EnumerateArray()];
        Assert.Equal(events.Length, await faulty.Service.CountAsync($"calendar={calendar}"));
        IReadOnlyList<JsonElement> documents = await DocumentsAsync(faulty.Service.Events, new PartitionKey(calendar));
        Assert.Equal(
            events.Select(JsonText.Of),
            documents.Where(document => document.TryGetProperty("event", out _))
                .OrderBy(document => document.GetProperty("keys").GetProperty("number").GetInt64())
                .Select(document => JsonText.Of(document.GetProperty("event"))));
        foreach (JsonElement each in events)
        {
            Answer got = await TestService.SendAsync(faulty.Other, new HttpRequestMessage(HttpMethod.Get, Paths.Event(each.GetProperty("id").GetInt64())));
            Assert.True(got.Status == 200, $"GET of what is listed: {got.Status}");
            Assert.Equal(JsonText.Of(each), got.Text);
        }

        return events;
    }

    /// <summary>All documents of a container, or of one of its partitions.</summary>
    public static async Task<IReadOnlyList<JsonElement>> DocumentsAsync(Container container, PartitionKey? key = null)
    {
        List<JsonElement> all = [];
        using FeedIterator pages = container.GetItemQueryStreamIterator("SELECT * FROM c", requestOptions: new QueryRequestOptions { PartitionKey = key });
        while (pages.HasMoreResults)
        {
            using ResponseMessage page = await pages.ReadNextAsync(TestService.Cancellation);
            page.EnsureSuccessStatusCode();
            using JsonDocument content = await JsonDocument.ParseAsync(page.Content, cancellationToken: TestService.Cancellation);
            all.AddRange(content.RootElement.GetProperty("Documents").EnumerateArray().Select(document => document.Clone()));
        }

        return all;
    }
}
