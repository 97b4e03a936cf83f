#!/usr/bin/env dotnet
#:property PublishAot=false

// Tries a deployed service end to end: create, get, list, alert, delete. Deletes the event that it creates.

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

if (args is not [string address, string token] || !Uri.TryCreate(address, UriKind.Absolute, out Uri? service))
{
    Console.Error.WriteLine("Call it as: dotnet dev.cs smoke URL TOKEN. The token needs the scopes read, write and operate.");
    return 2;
}

using HttpClient client = new() { BaseAddress = service, Timeout = TimeSpan.FromMinutes(1) };
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
    // A random calendar that nobody else uses, so that its list has only the event of this run.
    long calendar = Random.Shared.NextInt64(1L << 40, 1L << 52);
    string due = TimeProvider.System.GetUtcNow().AddSeconds(-1).ToString("yyyy-MM-ddTHH:mm:ssZ");
    await ReadyAsync();

    JsonNode? created = await AskAsync(HttpMethod.Post, "/api/v1/events", HttpStatusCode.Created, new JsonObject
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
    string path = $"/api/v1/events/{created!["id"]}";
    try
    {
        JsonNode? got = await AskAsync(HttpMethod.Get, path, HttpStatusCode.OK);
        Expect(got!["title"]!.GetValue<string>() == "Smoke test", "GET does not answer the event that was created.");

        // A list may be a moment behind.
        await UntilAsync(
            async () => (await AskAsync(HttpMethod.Get, $"/api/v1/events?calendar={calendar}", HttpStatusCode.OK))!.AsArray().Count == 1,
            "The list of the calendar does not have the event after two minutes.");

        await AskAsync(HttpMethod.Post, "/api/v1/alerts/dispatch", HttpStatusCode.OK);
        await UntilAsync(async () => (await AskAsync(HttpMethod.Get, path, HttpStatusCode.OK))!["alert_sent_at"] is not null, "The alert is not stamped after two minutes.");
    }
    finally
    {
        await AskAsync(HttpMethod.Delete, path, HttpStatusCode.NoContent);
    }

    await AskAsync(HttpMethod.Get, path, HttpStatusCode.NotFound);
}

// A new deployment needs a while: instances start, and roles take effect only after minutes.
Task ReadyAsync() => UntilAsync(
    async () =>
    {
        using HttpResponseMessage answer = await client.GetAsync("/api/health/ready");
        return answer.IsSuccessStatusCode;
    },
    "The service is not ready after two minutes.");

async Task<JsonNode?> AskAsync(HttpMethod method, string path, HttpStatusCode expected, JsonNode? body = null)
{
    using HttpRequestMessage request = new(method, path) { Content = body is null ? null : JsonContent.Create(body) };
    using HttpResponseMessage answer = await client.SendAsync(request);
    string text = await answer.Content.ReadAsStringAsync();
    Expect(answer.StatusCode == expected, $"{method} {path} answered {(int)answer.StatusCode} instead of {(int)expected}: {text}");
    Console.WriteLine($"{method} {path}: {(int)answer.StatusCode}");
    return text.Length == 0 ? null : JsonNode.Parse(text);
}

static async Task UntilAsync(Func<Task<bool>> isMet, string otherwise)
{
    long start = TimeProvider.System.GetTimestamp();
    while (!await isMet())
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
