using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Events.Bench.Serving;

namespace Events.Bench.Peers;

/// <summary>The service as LocalHost runs it on a data folder.</summary>
internal sealed class ServiceSide(string name, string folder, bool forcesToDisk, int events) : ICalendarSide
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private readonly long[] _ids = new long[events];
    private ServerProcess? _process;

    public string Name => name;

    public async Task StartAsync(CancellationToken cancellationToken) => _process = await ServerProcess.EventsAsync(folder, forcesToDisk);

    public async Task KillAsync()
    {
        await _process!.KillAsync();
        _process = null;
    }

    public async Task MakeCalendarAsync(HttpClient client, CancellationToken cancellationToken)
    {
        // A calendar needs no request. The service reads the casefile to check the subject.
        using StringContent casefile = new("""{"casefile":{"subjects":[1],"case_services":[]}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PutAsync(At("api/v1/casefiles/1"), casefile, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async Task StoreAsync(HttpClient client, PeerEvent stored, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Create(stored);
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        using JsonDocument answer = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        _ids[stored.Number] = answer.RootElement.GetProperty("id").GetInt64();
    }

    public HttpRequestMessage Create(PeerEvent created) => new(HttpMethod.Post, At("api/v1/events"))
    {
        Content = new ByteArrayContent(created.ToJson()) { Headers = { ContentType = Json } },
    };

    public HttpRequestMessage Read(PeerEvent stored) =>
        new(HttpMethod.Get, At(string.Create(CultureInfo.InvariantCulture, $"api/v1/events/{_ids[stored.Number]}")));

    // Both ends of the range are inclusive.
    public HttpRequestMessage List(PeerWeek week) => new(
        HttpMethod.Get,
        At($"api/v1/events?calendar=1&per_page=500&start_from={Instant(week.Start)}&start_to={Instant(week.End.AddSeconds(-1))}"));

    public int CountIn(string list)
    {
        using JsonDocument answer = JsonDocument.Parse(list);
        return answer.RootElement.GetArrayLength();
    }

    public async Task<int> CountFromAsync(HttpClient client, DateTime start, CancellationToken cancellationToken)
    {
        using JsonDocument answer = JsonDocument.Parse(
            await client.GetStringAsync(At($"api/v1/events?calendar=1&mode=count&start_from={Instant(start)}"), cancellationToken));
        return answer.RootElement.GetProperty("record_count").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            await process.DisposeAsync();
        }
    }

    private Uri At(string path) => new(_process!.Address + path);

    private static string Instant(DateTime instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
