using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Events.Bench.Measuring;
using Events.Bench.Serving;
using Events.Core.Events;
using Events.LocalHost.Loading;

namespace Events.Bench.Floor;

/// <summary>What is compared with the floor.</summary>
internal sealed class FloorCases(ServerProcess floor, ServerProcess ours, int events)
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """
        {"event":{"casefile_id":1,"calendar_id":1,"subject_id":1,"start_at":"2025-02-01T18:00:00Z","end_at":"2025-02-01T22:00:00Z","timezone":"America/Denver","title":"Surveillance","body":"Two vehicles. Park out of sight of the house, on the north side; hand over at the end of the shift, and write down every plate that comes or goes.","address":{"address_1":"12 Main Street","city":"Denver","state":"CO","zip":"80202","country":"US"},"users_list":[1,51]}}
        """);

    // What the floor stores without a look: as many bytes as the service writes.
    private static readonly byte[] Stored = EventWriter.ToUtf8(SampleEvents.Of(1));

    public IEnumerable<FloorCase> All =>
    [
        new("GET, calendar known", Get(floor, "known/7"), Get(ours, "api/v1/events/7")),
        new("GET, calendar unknown", GetNext(floor, "unknown/"), GetNext(ours, "api/v1/events/")),
        new("list of 100", Get(floor, "list"), Get(ours, "api/v1/events?calendar=1&per_page=100")),
        new("POST", Post(floor, "create", Stored), Post(ours, "api/v1/events", Body)),
    ];

    /// <summary>Tells the service of the case that the created events are of.</summary>
    public async Task PrepareAsync()
    {
        using HttpClient client = new();
        using StringContent casefile = new("""{"casefile":{"subjects":[1],"case_services":[]}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PutAsync(new Uri(ours.Address + "api/v1/casefiles/1"), casefile);
        response.EnsureSuccessStatusCode();
    }

    private static Side Get(ServerProcess server, string path)
    {
        Uri address = new(server.Address + path);
        return NewSide(server, path, () => new HttpRequestMessage(HttpMethod.Get, address));
    }

    private Side GetNext(ServerProcess server, string path)
    {
        long last = 0;
        return NewSide(server, path, () => new HttpRequestMessage(
            HttpMethod.Get,
            new Uri(server.Address + path + (1 + (Interlocked.Increment(ref last) % events)).ToString(CultureInfo.InvariantCulture))));
    }

    private static Side Post(ServerProcess server, string path, byte[] body)
    {
        Uri address = new(server.Address + path);
        MediaTypeHeaderValue json = new("application/json");
        return NewSide(server, path, () => new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = json } },
        });
    }

    private static Side NewSide(ServerProcess server, string name, Func<HttpRequestMessage> next) =>
        new(name, next, () => server.AskAsync(Served.AllocatedBytes));
}
