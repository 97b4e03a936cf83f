using System.Net.Http.Headers;
using System.Text;
using Events.Bench.Measuring;
using Events.Bench.Serving;
using Events.Core.Events.Storing;
using Events.LocalHost.Loading;

namespace Events.Bench.Growth;

/// <summary>The operations that are measured.</summary>
internal sealed class GrowthOperations(ServerProcess events)
{
    private const int HundredthPage = 100;
    private const string Start = "api/v1/events?per_page=10";

    // The large calendar has this title once, with every number of stored events.
    private const string RareTitle = "Surveillance%207";

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """
        {"event":{"casefile_id":1,"calendar_id":1,"start_at":"2025-02-01T18:00:00Z","end_at":"2025-02-01T22:00:00Z","timezone":"America/Denver","title":"Surveillance","users_list":[1,51]}}
        """);

    /// <summary>All operations. Those that store events come last.</summary>
    public async Task<IReadOnlyList<GrowthOperation>> ListAsync() =>
    [
        Get("GET", "GET", "api/v1/events/7"),
        .. await PagesAsync("a calendar", $"{Start}&calendar={SampleEvents.Large}"),
        .. await PagesAsync("a case", $"{Start}&case={SampleEvents.Large}"),
        .. await PagesAsync("all", Start),
        Get("title", "`title=` over all calendars", $"{Start}&title={RareTitle}"),
        Get("title in a calendar", "`title=` in a calendar", $"{Start}&title={RareTitle}&calendar={SampleEvents.Large}"),
        Get("user", "`user=`", $"{Start}&user=7"),
        Get("two ranges", "a filter or range that the order's index lacks (`alert_from`, `end_from`, `is_allday`; `case` or `subject` by `updated_at` or `id`; two ranges)", $"{Start}&start_from=2025-01-01&end_from=2026-06-01"),
        Get("COUNT", "`mode=count`", "api/v1/events?mode=count"),
        Get("COUNT of a calendar", "`mode=count`", $"api/v1/events?mode=count&calendar={SampleEvents.Large}"),
        Get("alert summary", "`GET /api/v1/alerts`", "api/v1/alerts"),
        new("alert tick, nothing due", "dispatch", NewSide("api/v1/alerts/dispatch", HttpMethod.Post, body: null)),
        new("POST", "POST", NewSide("api/v1/events", HttpMethod.Post, Body), EventIds.BlockSize),
    ];

    private async Task<GrowthOperation[]> PagesAsync(string of, string first) =>
    [
        Get($"list of {of}, page 1", "list", first),
        Get($"list of {of}, page {HundredthPage}", "list", await HundredthAsync(first)),
    ];

    private async Task<string> HundredthAsync(string path)
    {
        using HttpClient client = new();
        Uri address = new(events.Address + path);
        for (int page = 1; page < HundredthPage; page++)
        {
            using HttpResponseMessage response = await client.GetAsync(address);
            response.EnsureSuccessStatusCode();
            string link = response.Headers.GetValues("Link").Single();
            address = new Uri(link[(link.IndexOf('<', StringComparison.Ordinal) + 1)..link.IndexOf('>', StringComparison.Ordinal)]);
        }

        return address.PathAndQuery.TrimStart('/');
    }

    private GrowthOperation Get(string name, string costsRow, string path) => new(name, costsRow, NewSide(path, HttpMethod.Get, body: null));

    private Side NewSide(string path, HttpMethod method, byte[]? body)
    {
        Uri address = new(events.Address + path);
        MediaTypeHeaderValue json = new("application/json");
        return new Side(path, () => new HttpRequestMessage(method, address)
        {
            Content = body is null ? null : new ByteArrayContent(body) { Headers = { ContentType = json } },
        });
    }
}
