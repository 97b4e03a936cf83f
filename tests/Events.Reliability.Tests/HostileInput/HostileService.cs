using System.Net.Http.Headers;
using System.Text.Json;
using Events.Reliability.Tests.Memory;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>The service in its own process, over a database in the test process. Requests target some of its events and never the others.</summary>
internal sealed class HostileService : IAsyncDisposable
{
    private const int Batches = 10;
    private const int BatchSize = 100;
    private readonly LocalCosmosServer _cosmos;
    private readonly ServiceProcess _process;
    private readonly HttpClient _client;

    private HostileService(LocalCosmosServer cosmos, ServiceProcess process, MemoryProbe memory, Uri address, string token)
    {
        (_cosmos, _process, Memory, Token) = (cosmos, process, memory, token);
        _client = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
    }

    public MemoryProbe Memory { get; }

    public string Token { get; }

    public Uri Address => _client.BaseAddress!;

    /// <summary>The address of a feed: path and query.</summary>
    public string Feed { get; private set; } = string.Empty;

    /// <summary>The events that requests target. No request targets the last half of all events.</summary>
    public IReadOnlyList<long> Targets { get; private set; } = [];

    /// <summary>The errors that the process logged.</summary>
    public IEnumerable<string> Errors => _process.Errors.Concat(_process.Output.SkipWhile(line => !line.StartsWith("fail:", StringComparison.Ordinal) && !line.StartsWith("crit:", StringComparison.Ordinal))).Take(10);

    public static async Task<HostileService> StartAsync()
    {
        TestService.RequireLocalCosmos();
        MemoryProbe memory = new();
        LocalCosmosServer cosmos = await LocalCosmosServer.StartAsync(new LocalCosmosOptions { Ranges = TestService.Ranges }, TestService.Cancellation);
        ServiceProcess process = ServiceProcess.Start(
            ["run", "--port", "0", "--auth", "--cosmos", cosmos.ConnectionString],
            new Dictionary<string, string>(memory.Environment) { ["AlertSchedule"] = "0 0 0 29 2 *", ["Logging__LogLevel__Default"] = "Error" });
        Uri address = await process.AddressAsync();
        HostileService service = new(cosmos, process, memory, address, await process.LineAsync("Token: "));
        await service.FillAsync();
        return service;
    }

    /// <summary>All events as the service returns them, by id.</summary>
    public async Task<Dictionary<long, string>> EventsAsync()
    {
        Dictionary<long, string> events = [];
        for (Uri? next = new($"{Paths.Events}?per_page=500&sort=id", UriKind.Relative); next is not null;)
        {
            Answer page = await TestService.SendAsync(_client, new HttpRequestMessage(HttpMethod.Get, next));
            Assert.True(page.Status == 200, page.Text);
            foreach (JsonElement item in page.Json.EnumerateArray())
            {
                events.Add(item.GetProperty("id").GetInt64(), JsonText.Of(item));
            }

            next = page.Next;
        }

        return events;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Dispose();
        await _cosmos.DisposeAsync();
    }

    private async Task FillAsync()
    {
        List<long> ids = [];
        string batch = Bodies.Batch([.. Enumerable.Range(0, BatchSize).Select(_ => Bodies.Item(1))]);
        for (int each = 0; each < Batches; each++)
        {
            JsonElement created = await JsonAsync(JsonRequest.Create(HttpMethod.Post, Paths.Batch, batch));
            ids.AddRange(created.EnumerateArray().Select(item => item.GetProperty("event").GetProperty("id").GetInt64()));
        }

        ids.Sort();
        Targets = [.. ids.Take(10), ids[20]];
        Feed = new Uri((await JsonAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/calendars/1/feed"))).GetProperty("url").GetString()!).PathAndQuery;
    }

    private async Task<JsonElement> JsonAsync(HttpRequestMessage request)
    {
        Answer answer = await TestService.SendAsync(_client, request);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }
}
