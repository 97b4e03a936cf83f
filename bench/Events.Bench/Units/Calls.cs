using System.Text.Json.Nodes;

namespace Events.Bench.Units;

/// <summary>Every call of the API that reaches the database. Earlier calls store the data that later ones need.</summary>
internal sealed class Calls(ApiClient open, ApiClient fresh, ApiClient withToken, ApiClient withoutReceiver)
{
    private const int ListCalendar = 2;
    private const int FeedCalendar = 3;
    private const int Batch = 100;
    private const int InListCalendar = 150;
    private const int InFeed = 1_000;
    private const string Overdue = "2026-03-01T00:00:00Z";

    private string _path = string.Empty;

    public IEnumerable<Call> All =>
    [
        .. Writes,
        .. Lists,
        .. Feeds,
        .. Alerts,
        new("authenticate", () => withToken.RefusedAsync("api/v1/events?per_page=0")),
        new("readiness", () => open.GetAsync("api/health/ready")),
    ];

    private IEnumerable<Call> Writes =>
    [
        new("create", () => open.CreateAsync(ExampleEvent.On(1)), () => open.CreateAsync(ExampleEvent.On(1))),
        new("create under a key", () => open.CreateAsync(ExampleEvent.On(1), "first")),
        new("the same again", () => open.CreateAsync(ExampleEvent.On(1), "first")),
        new("batch of 100", () => open.CreateManyAsync(Batch, () => ExampleEvent.On(1))),
        new("get by id", () => open.GetAsync(_path), CreateAsync),
        new("get by id, the first time in a process", () => fresh.GetAsync(_path)),
        new("change", () => open.SendAsync(HttpMethod.Patch, _path, new JsonObject { ["event"] = new JsonObject { ["title"] = "Moved" } })),
        new("delete", () => open.SendAsync(HttpMethod.Delete, _path)),
        new("put a casefile", PutCasefileAsync, PutCasefileAsync),
        new("get a casefile", () => open.GetAsync("api/v1/casefiles/9")),
        new("create, no subject or service", () => open.CreateAsync(WithoutSubject())),
    ];

    private IEnumerable<Call> Lists =>
    [
        new("list, 10 events of a calendar", () => ListAsync($"calendar={ListCalendar}&per_page=10"), () => FillAsync(ListCalendar, InListCalendar)),
        new("list, 100 events of a calendar", () => ListAsync($"calendar={ListCalendar}&per_page=100")),
        new("list, 100 events of a case", () => ListAsync("case=123&per_page=100")),
        new("list, 100 of all events", () => ListAsync("per_page=100")),
        new("count of a calendar's 150 events", () => ListAsync($"calendar={ListCalendar}&mode=count")),
        new("list, 10 deleted events", () => open.GetAsync("api/v1/events/deleted?per_page=10"), DeleteTenAsync),
    ];

    private IEnumerable<Call> Feeds =>
    [
        new("a feed's first address", FeedAddressAsync),
        new("a feed's address again", FeedAddressAsync),
        new("feed of 1,000 events", () => open.GetAsync(_path), FillFeedAsync),
        new("reset a feed's addresses", () => open.SendAsync(HttpMethod.Delete, $"api/v1/calendars/{FeedCalendar}/feed")),
    ];

    private IEnumerable<Call> Alerts =>
    [
        new("a run of the dispatch with nothing due", () => DispatchAsync(open), () => DispatchAsync(open)),
        new("a run with one alert due", () => DispatchAsync(open), CreateDueAsync),
        new("a run that gives one alert up", () => DispatchAsync(withoutReceiver), CreateDueAsync),
        new("list of one failed alert", () => open.GetAsync("api/v1/alerts/failed")),
        new("retry a failed alert", () => open.SendAsync(HttpMethod.Post, $"{_path}/alert/retry")),
        new("alert summary", () => open.GetAsync("api/v1/alerts")),
    ];

    private static Task<string> DispatchAsync(ApiClient client) => client.SendAsync(HttpMethod.Post, "api/v1/alerts/dispatch");

    private static JsonObject WithoutSubject()
    {
        JsonObject example = ExampleEvent.On(1);
        example.Remove("subject_id");
        example.Remove("case_service_id");
        return example;
    }

    private Task<string> ListAsync(string query) => open.GetAsync($"api/v1/events?{query}");

    private Task<string> FeedAddressAsync() => open.SendAsync(HttpMethod.Post, $"api/v1/calendars/{FeedCalendar}/feed");

    private Task<string> PutCasefileAsync() => open.SendAsync(
        HttpMethod.Put,
        "api/v1/casefiles/9",
        new JsonObject { ["casefile"] = new JsonObject { ["subjects"] = new JsonArray(456), ["case_services"] = new JsonArray(1) } });

    private async Task CreateAsync() => _path = await open.CreateAsync(ExampleEvent.On(1));

    private async Task CreateDueAsync() => _path = await open.CreateAsync(ExampleEvent.On(1, ("alert_at", Overdue)));

    private async Task FillAsync(long calendarId, int count, params (string Name, string? Value)[] members)
    {
        for (int left = count; left > 0; left -= Batch)
        {
            await open.CreateManyAsync(Math.Min(left, Batch), () => ExampleEvent.On(calendarId, members));
        }
    }

    private async Task DeleteTenAsync()
    {
        for (int number = 0; number < 10; number++)
        {
            await open.SendAsync(HttpMethod.Delete, await open.CreateAsync(ExampleEvent.On(1)));
        }
    }

    private async Task FillFeedAsync()
    {
        await FillAsync(FeedCalendar, InFeed, ("start_at", "2026-04-01T18:00:00Z"), ("end_at", "2026-04-01T22:00:00Z"));
        _path = JsonNode.Parse(await FeedAddressAsync())!["url"]!.GetValue<string>();
    }
}
