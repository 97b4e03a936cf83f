using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;

namespace Events.Bench.Peers;

/// <summary>A CalDAV server (RFC 4791): PUT, GET and REPORT of iCalendar objects in one calendar.</summary>
internal sealed class CalDavSide(PeerProgram program, string folder) : ICalendarSide
{
    private static readonly HttpMethod MakeCollection = new("MKCOL");
    private static readonly HttpMethod MakeCalendar = new("MKCALENDAR");
    private static readonly HttpMethod Report = new("REPORT");
    private static readonly XNamespace Dav = "DAV:";
    private readonly int _port = FreePort.Find();
    private PeerProcess? _process;

    public string Name => program.Name;

    private Uri Calendar => At(program.Calendar);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _process = PeerProcess.Start(program.Start(folder, _port));
        await _process.WaitUntilItAnswersAsync(At("/"), cancellationToken);
    }

    public async Task KillAsync() => await DisposeAsync();

    public async Task MakeCalendarAsync(HttpClient client, CancellationToken cancellationToken)
    {
        if (program.Parent is { } parent)
        {
            using HttpRequestMessage collection = new(MakeCollection, At(parent));
            using HttpResponseMessage made = await client.SendAsync(collection, cancellationToken);
            made.EnsureSuccessStatusCode();
        }

        using HttpRequestMessage request = new(MakeCalendar, Calendar);
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async Task StoreAsync(HttpClient client, PeerEvent stored, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Create(stored);
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public HttpRequestMessage Create(PeerEvent created) => new(HttpMethod.Put, Object(created))
    {
        Headers = { IfNoneMatch = { EntityTagHeaderValue.Any } },
        Content = new ByteArrayContent(created.ToICalendar()) { Headers = { ContentType = new("text/calendar", "utf-8") } },
    };

    public HttpRequestMessage Read(PeerEvent stored) => new(HttpMethod.Get, Object(stored));

    public HttpRequestMessage List(PeerWeek week) => Query("<D:getetag/><C:calendar-data/>", week.Start, week.End);

    public int CountIn(string list) => XDocument.Parse(list).Root!.Elements(Dav + "response").Count();

    public async Task<int> CountFromAsync(HttpClient client, DateTime start, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Query("<D:getetag/>", start, end: null);
        using HttpResponseMessage response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return CountIn(await response.Content.ReadAsStringAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            _process = null;
            await process.DisposeAsync();
        }
    }

    private Uri At(string path) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}{path}"));

    private Uri Object(PeerEvent stored) => At(string.Create(CultureInfo.InvariantCulture, $"{program.Calendar}event-{stored.Number:D7}.ics"));

    private HttpRequestMessage Query(string properties, DateTime start, DateTime? end)
    {
        string range = $"start=\"{Instant(start)}\"" + (end is { } last ? $" end=\"{Instant(last)}\"" : string.Empty);
        string query =
            $"""
            <?xml version="1.0" encoding="utf-8"?>
            <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>{properties}</D:prop><C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT"><C:time-range {range}/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>
            """;
        return new HttpRequestMessage(Report, Calendar)
        {
            Headers = { { "Depth", "1" } },
            Content = new StringContent(query, Encoding.UTF8, "application/xml"),
        };
    }

    private static string Instant(DateTime instant) => instant.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
