using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Events.Bench.Measuring;
using Events.Bench.Serving;
using Events.Core;
using Events.LocalHost.Loading;

namespace Events.Bench.Floor;

/// <summary>The operations that are compared with the floor.</summary>
internal static class FloorJobs
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        """
        {"event":{"casefile_id":1,"calendar_id":1,"subject_id":1,"start_at":"2025-02-01T18:00:00Z","end_at":"2025-02-01T22:00:00Z","timezone":"America/Denver","title":"Surveillance","body":"Two vehicles. Park out of sight of the house, on the north side; hand over at the end of the shift, and write down every plate that comes or goes.","address":{"address_1":"12 Main Street","city":"Denver","state":"CO","zip":"80202","country":"US"},"users_list":[1,51]}}
        """);

    // The floor stores these bytes unread. They are as many as the service writes.
    private static readonly byte[] Stored = CoreJson.Serializer.Write(SampleEvents.Of(1));

    /// <summary>All operations, over a database with a number of sample events.</summary>
    public static IReadOnlyList<FloorJob> Over(int events) =>
    [
        new("GET, calendar known", Get("known/7"), Get("api/v1/events/7"), Goal: 1.15),
        new("GET, calendar unknown", GetNext("unknown/", events), GetNext("api/v1/events/", events)),
        new("list of 100", Get("list"), Get("api/v1/events?calendar=1&per_page=100"), Goal: 1.07),
        new("POST", Post("create", Stored), Post("api/v1/events", Body), Goal: 1.2),
    ];

    /// <summary>Stores the casefile of the events that are created.</summary>
    public static async Task PrepareAsync(ServerProcess service)
    {
        using HttpClient client = new();
        using StringContent casefile = new("""{"casefile":{"subjects":[1],"case_services":[]}}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PutAsync(new Uri(service.Address + "api/v1/casefiles/1"), casefile);
        response.EnsureSuccessStatusCode();
    }

    private static Func<ServerProcess, Side> Get(string path) => server =>
    {
        Uri address = new(server.Address + path);
        return new Side(path, () => new HttpRequestMessage(HttpMethod.Get, address), server);
    };

    private static Func<ServerProcess, Side> GetNext(string path, int events) => server =>
    {
        long last = 0;
        return new Side(path, Next, server);

        HttpRequestMessage Next()
        {
            long id = 1 + (Interlocked.Increment(ref last) % events);
            return new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address + path + id.ToString(CultureInfo.InvariantCulture)));
        }
    };

    private static Func<ServerProcess, Side> Post(string path, byte[] body) => server =>
    {
        Uri address = new(server.Address + path);
        MediaTypeHeaderValue json = new("application/json");
        return new Side(path, () => new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) { Headers = { ContentType = json } } }, server);
    };
}
