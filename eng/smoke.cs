#!/usr/bin/env dotnet
#:property PublishAot=false

// Asks a deployed service for what matters, end to end: create, get, list, alert, delete. Leaves nothing behind.

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

if (args is not [var address, var token] || !Uri.TryCreate(address, UriKind.Absolute, out var service))
{
    Console.Error.WriteLine("dotnet dev.cs smoke URL TOKEN, with a token of the scopes read, write and operate.");
    return 2;
}

using var client = new HttpClient { BaseAddress = service, Timeout = TimeSpan.FromMinutes(1) };
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

try
{
    await SmokeAsync();
    Console.WriteLine("Smoke test: passed");
    return 0;
}
catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or TaskCanceledException)
{
    Console.Error.WriteLine($"Smoke test: failed. {exception.Message}");
    return 1;
}

async Task SmokeAsync()
{
    // A calendar of nobody's, so that a list of it holds what this run made.
    var calendar = Random.Shared.NextInt64(1L << 40, 1L << 52);
    var due = TimeProvider.System.GetUtcNow().AddSeconds(-1).ToString("yyyy-MM-ddTHH:mm:ssZ");
    await ReadyAsync();

    var created = await AskAsync(HttpMethod.Post, "/api/v1/events", HttpStatusCode.Created, new JsonObject
    {
        ["event"] = new JsonObject
        {
            ["casefile_id"] = calendar,
            ["calendar_id"] = calendar,
            ["start_at"] = "2030-01-30T18:00:00Z",
            ["end_at"] = "2030-01-30T22:00:00Z",
            ["title"] = "Smoke test",
            ["alert_at"] = due,
        },
    });
    var path = $"/api/v1/events/{created!["id"]}";
    try
    {
        var got = await AskAsync(HttpMethod.Get, path, HttpStatusCode.OK);
        Expect(got!["title"]!.GetValue<string>() == "Smoke test", "The event that is got is not the one that was made.");

        // A list may be behind by moments.
        await UntilAsync(
            async () => (await AskAsync(HttpMethod.Get, $"/api/v1/events?calendar={calendar}", HttpStatusCode.OK))!.AsArray().Count == 1,
            "The list of the calendar does not have its one event after two minutes.");

        await AskAsync(HttpMethod.Post, "/api/v1/alerts/dispatch", HttpStatusCode.OK);
        await UntilAsync(async () => (await AskAsync(HttpMethod.Get, path, HttpStatusCode.OK))!["alert_sent_at"] is not null, "The alert is not stamped after two minutes.");
    }
    finally
    {
        await AskAsync(HttpMethod.Delete, path, HttpStatusCode.NoContent);
    }

    await AskAsync(HttpMethod.Get, path, HttpStatusCode.NotFound);
}

// A new deployment needs a while: roles are seen after minutes, instances start.
Task ReadyAsync() => UntilAsync(
    async () =>
    {
        using var answer = await client.GetAsync("/api/health/ready");
        return answer.IsSuccessStatusCode;
    },
    "The service is not ready after two minutes.");

async Task<JsonNode?> AskAsync(HttpMethod method, string path, HttpStatusCode expected, JsonNode? body = null)
{
    using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
    using var answer = await client.SendAsync(request);
    var text = await answer.Content.ReadAsStringAsync();
    Expect(answer.StatusCode == expected, $"{method} {path} answered {(int)answer.StatusCode} and not {(int)expected}: {text}");
    Console.WriteLine($"{method} {path}: {(int)answer.StatusCode}");
    return text.Length == 0 ? null : JsonNode.Parse(text);
}

static async Task UntilAsync(Func<Task<bool>> isSo, string otherwise)
{
    var start = TimeProvider.System.GetTimestamp();
    while (!await isSo())
    {
        Expect(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromMinutes(2), otherwise);
        await Task.Delay(TimeSpan.FromSeconds(5));
    }
}

static void Expect(bool holds, string otherwise)
{
    if (!holds)
    {
        throw new InvalidOperationException(otherwise);
    }
}
