using System.Net;
using Events.Core.Time;
using Events.EndToEnd.Tests.Fixtures;
using Events.Testing.Http;
using Events.Testing.Services;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.Proxies;
using NodaTime;
using Event = Events.Core.Events.Event;

namespace Events.EndToEnd.Tests.Feeds;

/// <summary>The feed of a calendar, and its address.</summary>
public sealed class FeedTests(SharedService shared) : IClassFixture<SharedService>
{
    private readonly TestService _service = shared.Service;
    private readonly long _calendar = SharedService.NextId();

    private string Address => $"/api/v1/calendars/{_calendar}/feed";

    private string Feed => $"/api/v1/calendars/{_calendar}/events.ics";

    [Fact]
    public async Task Event_IsOnlyInTheFeedOfItsCalendar()
    {
        Answer created = await CreateAsync(Now(+1), Now(+2));
        Uri address = await AddressAsync();

        Answer answer = await _service.GetAsync(address.PathAndQuery);

        Assert.Equal(200, answer.Status);
        CalendarEvent found = Assert.Single(Calendar.Load(answer.Text)!.Events);
        Assert.StartsWith($"{created.Id}-", found.Uid, StringComparison.Ordinal);
        Assert.Equal("Hearing, part 2; with \"quotes\"", found.Summary);
        Assert.Equal(created.Json.GetProperty("start_at").GetDateTime(), found.Start!.AsUtc);
        Assert.Equal("text/calendar; charset=utf-8", answer.Header("Content-Type"));
    }

    [Fact]
    public async Task Change_IncreasesTheSequence_AndKeepsTheUid()
    {
        Answer created = await CreateAsync(Now(+1), Now(+2));
        string address = (await AddressAsync()).PathAndQuery;
        Answer before = await _service.GetAsync(address);

        await _service.SendAsync(JsonRequest.Create(HttpMethod.Patch, Paths.Event(created.Id), """{"event": {"title": "Moved"}}"""));
        Answer after = await _service.GetAsync(address);

        (CalendarEvent old, CalendarEvent changed) = (Assert.Single(Calendar.Load(before.Text)!.Events), Assert.Single(Calendar.Load(after.Text)!.Events));
        Assert.Equal(("Moved", old.Uid, old.Sequence + 1), (changed.Summary, changed.Uid, changed.Sequence));
        Assert.NotEqual(before.Header("ETag"), after.Header("ETag"));
    }

    [Fact]
    public async Task Get_WithAMatchingIfNoneMatch_Returns304_AndHeadHasTheHeadersOfGet()
    {
        await CreateAsync(Now(+1), Now(+2));
        string address = (await AddressAsync()).PathAndQuery;
        Answer first = await _service.GetAsync(address);

        Answer again = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "If-None-Match", first.Header("ETag") } } });
        Answer head = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));

        Assert.Equal((304, 0, first.Header("ETag")), (again.Status, again.Bytes.Length, again.Header("ETag")));
        Assert.Equal((200, 0, first.Headers()), (head.Status, head.Bytes.Length, head.Headers()));
    }

    [Fact]
    public async Task Window_HasAllEventsThatOverlapIt()
    {
        await CreateAsync("2020-01-01T00:00:00Z", "2020-01-10T00:00:00Z");
        await CreateAsync("2020-01-10T00:00:01Z", "2020-01-11T00:00:00Z");
        await CreateAsync("2020-01-13T00:00:00Z", "2020-01-14T00:00:00Z");
        string address = (await AddressAsync()).PathAndQuery;

        Assert.Equal(2, Count(await _service.GetAsync($"{address}&from=2020-01-10&to=2020-01-12")));
        Assert.Equal(2, Count(await _service.GetAsync($"{address}&from=2020-01-10T00:00:01Z&to=2020-01-13")));
        Assert.Equal(0, Count(await _service.GetAsync(address)));
    }

    [Fact]
    public async Task UnknownParameters_AreIgnored_AndKnownOnesAreChecked()
    {
        await CreateAsync(Now(+1), Now(+2));
        string address = (await AddressAsync()).PathAndQuery;

        Answer plain = await _service.GetAsync(address);
        Answer added = await _service.GetAsync($"{address}&nocache=1&fbclid=x&fbclid=y&utm_source=");

        Assert.Equal((200, plain.Text), (added.Status, added.Text));
        ProblemAssert.Is(await _service.GetAsync($"{address}&nocache=1&from=yesterday"), 400, "from format");
        ProblemAssert.Is(await _service.GetAsync($"{address}&to=2026-01-01&to=2026-01-02"), 400, "to duplicate");
        ProblemAssert.Is(await _service.GetAsync($"{address}&to="), 400, "to empty");
    }

    [Fact]
    public async Task Address_StaysTheSameUntilItIsReset_AndThenReturns404()
    {
        Uri address = await AddressAsync();
        Assert.Equal(address, await AddressAsync());
        Assert.Equal(200, (await _service.GetAsync(address.PathAndQuery)).Status);

        Answer reset = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Delete, Address));

        Assert.Equal(204, reset.Status);
        ProblemAssert.Is(await _service.GetAsync(address.PathAndQuery), 404);
        Uri next = await AddressAsync();
        Assert.NotEqual(address, next);
        Assert.Equal(200, (await _service.GetAsync(next.PathAndQuery)).Status);
        ProblemAssert.Is(await _service.GetAsync(address.PathAndQuery), 404);
    }

    [Fact]
    public async Task ForgedTruncatedOrMissingSignature_Returns404()
    {
        string address = (await AddressAsync()).PathAndQuery;
        string signature = address[^43..];
        string forged = (signature[0] == 'A' ? 'B' : 'A') + signature[1..];
        string[] wrong =
        [
            Feed, $"{Feed}?signature=", $"{Feed}?signature={forged}", $"{Feed}?signature={signature[..42]}",
            $"{Feed}?signature={signature}&signature={signature}", $"{Feed}?SIGN={signature}",
            $"/api/v1/calendars/{SharedService.NextId()}/events.ics?signature={signature}",
        ];

        foreach (string each in wrong)
        {
            Answer answer = await _service.GetAsync(each);
            ProblemAssert.Is(answer, 404);
            Assert.DoesNotContain(signature, answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Feed_OfMoreThan5000Events_HasTheFirst_AndSaysSo()
    {
        Instant start = SystemClock.Instance.GetCurrentInstant();
        await Seeding.CreateAsync(_service.Events, Enumerable.Range(0, 5_001).Select(index => new Event
        {
            Id = 1_000_000 + index,
            CasefileId = 1,
            CalendarId = _calendar,
            StartAt = Instant.FromUnixTimeSeconds(start.ToUnixTimeSeconds() + index),
            EndAt = Instant.FromUnixTimeSeconds(start.ToUnixTimeSeconds() + index),
            Title = "x",
            CreatedAt = Instant.FromUnixTimeSeconds(0),
            UpdatedAt = Instant.FromUnixTimeSeconds(0),
        }));

        Answer answer = await _service.GetAsync((await AddressAsync()).PathAndQuery);

        Assert.Equal("5000", answer.Header("Events-Truncated"));
        Assert.Contains("X-EVENTS-TRUNCATED:5000\r\n", answer.Text, StringComparison.Ordinal);
        IUniqueComponentList<CalendarEvent> events = Calendar.Load(answer.Text)!.Events;
        Assert.Equal(5_000, events.Count);
        Assert.DoesNotContain(events, each => each.Uid!.StartsWith("1005000-", StringComparison.Ordinal));
    }

    private static string Now(int hours) => Timestamp.Format(Timestamp.Cut(SystemClock.Instance.GetCurrentInstant() + Duration.FromHours(hours)));

    private static int Count(Answer answer)
    {
        Assert.Equal((int)HttpStatusCode.OK, answer.Status);
        return Calendar.Load(answer.Text)!.Events.Count;
    }

    private async Task<Uri> AddressAsync()
    {
        Answer answer = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Post, Address));
        Assert.Equal(200, answer.Status);
        return new Uri(answer.Json.GetProperty("url").GetString()!);
    }

    private Task<Answer> CreateAsync(string start, string end) => _service.CreateAsync(
        $$$"""{"event": {"casefile_id": 1, "calendar_id": {{{_calendar}}}, "start_at": "{{{start}}}", "end_at": "{{{end}}}", "timezone": "America/Denver", "title": "Hearing, part 2; with \"quotes\""}}""");
}
