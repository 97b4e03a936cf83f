using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Events.LocalHost;

namespace Events.Bench.Units;

/// <summary>Calls one instance of the service. An answer with an unexpected status ends the run.</summary>
internal sealed class ApiClient(LocalHostApplication application, string? token) : IAsyncDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = application.Address };

    public Task<string> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>A call that is refused for its parameters, after the service has read its token.</summary>
    public Task<string> RefusedAsync(string path) => SendAsync(HttpMethod.Get, path, expected: HttpStatusCode.BadRequest);

    /// <summary>Creates an event.</summary>
    /// <returns>Its path.</returns>
    public async Task<string> CreateAsync(JsonObject calendarEvent, string? idempotencyKey = null)
    {
        string answer = await SendAsync(HttpMethod.Post, "api/v1/events", new JsonObject { ["event"] = calendarEvent }, idempotencyKey);
        return string.Create(CultureInfo.InvariantCulture, $"api/v1/events/{JsonNode.Parse(answer)!["id"]!.GetValue<long>()}");
    }

    /// <summary>Creates up to 100 events in one call.</summary>
    public Task<string> CreateManyAsync(int count, Func<JsonObject> next) => SendAsync(
        HttpMethod.Post,
        "api/v1/events/batch",
        new JsonObject { ["events"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => next())]) });

    public async Task<string> SendAsync(
        HttpMethod method, string path, JsonObject? body = null, string? idempotencyKey = null, HttpStatusCode? expected = null)
    {
        using HttpRequestMessage request = new(method, path);
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using HttpResponseMessage response = await _client.SendAsync(request);
        string answer = await response.Content.ReadAsStringAsync();
        bool isExpected = expected is { } status ? response.StatusCode == status : response.IsSuccessStatusCode;
        return isExpected ? answer : throw new InvalidOperationException($"{method} {path} answered {(int)response.StatusCode}: {answer}");
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return application.DisposeAsync();
    }
}
