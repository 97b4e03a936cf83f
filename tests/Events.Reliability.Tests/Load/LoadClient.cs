using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Load;

/// <summary>A client with one connection. It reads and writes its own calendar, and checks every answer against what it knows.</summary>
internal sealed partial class LoadClient : IDisposable
{
    private const int Few = 10;
    private const int Many = 40;
    private const int LastDeleted = 20;

    private readonly HttpClient _client;
    private readonly Random _random;
    private string? _feed;
    private int _connections;

    public LoadClient(Uri address, int number)
    {
        Calendar = new KnownCalendar(number);
        _random = new Random(number);
        _client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1, AllowAutoRedirect = false, ConnectCallback = ConnectAsync })
        {
            BaseAddress = address,
        };
    }

    public KnownCalendar Calendar { get; }

    /// <summary>The number of connections so far: one, unless a connection breaks.</summary>
    public int Connections => _connections;

    /// <summary>Sends one request after another.</summary>
    /// <param name="figures">Collects the times, and decides when the run ends.</param>
    /// <param name="pace">The minimum time from one request to the next; null for no minimum.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    public async Task RunAsync(ResponseTimes figures, TimeSpan? pace, CancellationToken cancellationToken)
    {
        using PeriodicTimer? timer = pace is { } period ? new PeriodicTimer(period) : null;
        _feed = await FeedAddressAsync();
        while (figures.GoesOn && !cancellationToken.IsCancellationRequested)
        {
            if (timer is not null)
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }

            long asked = Stopwatch.GetTimestamp();
            await CallAsync();
            figures.Add(asked);
        }
    }

    /// <summary>Dispatches the alerts that are due.</summary>
    public Task<Answer> DispatchAsync() => SendAsync(200, new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts/dispatch"));

    public Task<Answer> GetAsync(string path) => SendAsync(200, new HttpRequestMessage(HttpMethod.Get, path));

    public void Dispose() => _client.Dispose();

    [GeneratedRegex(@"^UID:(?<id>[0-9]+)-", RegexOptions.Multiline)]
    private static partial Regex Uid();

    private Task CallAsync() => (_random.Next(1_000), Calendar.Events.Count) switch
    {
        ( < 360, < Few) => CreateAsync(),
        ( < 360, > Many) => DeleteAsync(),
        ( < 180, _) => CreateAsync(),
        ( < 360, _) => DeleteAsync(),
        ( < 500, _) => PatchAsync(),
        ( < 750, _) => ReadAsync(),
        ( < 870, _) => ListAsync(),
        ( < 920, _) => CountAsync(),
        ( < 960, _) => ListDeletedAsync(),
        ( < 998, _) => ReadFeedAsync(),
        _ => DispatchAsync(),
    };

    private async Task CreateAsync()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DateTimeOffset start = now.AddDays(1).AddMinutes(_random.Next(100_000));
        bool isArmed = _random.Next(10) == 0;
        Answer created = await SendAsync(201, JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(Calendar.Id, members =>
        {
            members["start_at"] = Format(start);
            members["end_at"] = Format(start.AddHours(1));
            members["body"] = new string('b', _random.Next(1_000));
            members["alert_at"] = isArmed ? Format(now.AddSeconds(_random.Next(10))) : null;
        })));
        Calendar.Add(new KnownEvent(created.Text));
    }

    private async Task PatchAsync()
    {
        if (Any(Calendar.Events.Values) is { } known)
        {
            string title = $"Title {_random.Next()}";
            Answer changed = await SendAsync(200, ChangeRequests.Patch(known.Id, $"\"title\":\"{title}\""));
            Calendar.Events[known.Id] = known.ChangedTo(changed.Text, title);
        }
    }

    private async Task ReadAsync()
    {
        if (Any(Calendar.Events.Values) is { } known)
        {
            Calendar.See(known.Id, (await GetAsync(Paths.Event(known.Id))).Text);
        }
    }

    // Keeps events with a pending alert, so that every alert is delivered.
    private async Task DeleteAsync()
    {
        if (Any(Calendar.Events.Values.Where(known => !known.IsAlertOwed)) is { } known)
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            await SendAsync(204, ChangeRequests.Delete(known.Id));
            Calendar.Remove(known.Id, now);
        }
    }

    private async Task ListAsync()
    {
        Answer list = await GetAsync($"{Paths.Events}?calendar={Calendar.Id}&per_page=500");
        Assert.Equal(Calendar.Events.Values.OrderBy(known => known.StartAt, StringComparer.Ordinal).ThenBy(known => known.Id).Select(known => known.Id), list.Ids);
        foreach (JsonElement item in list.Json.EnumerateArray())
        {
            Calendar.See(item.GetProperty("id").GetInt64(), JsonText.Of(item));
        }
    }

    private async Task CountAsync()
    {
        Answer count = await GetAsync($"{Paths.Events}?calendar={Calendar.Id}&mode=count");
        Assert.Equal(Calendar.Events.Count, count.Json.GetProperty("record_count").GetInt32());
    }

    private async Task ListDeletedAsync()
    {
        DeletedEvent[] last = [.. Calendar.Deleted.TakeLast(LastDeleted)];
        if (last.Length > 0)
        {
            Answer list = await GetAsync($"{Paths.Deleted}?calendar={Calendar.Id}&per_page=500&deleted_from={Format(last[0].NotBefore)}");
            HashSet<long> listed = [.. list.Ids];
            Assert.Equal(list.Ids.Count, listed.Count);
            Assert.Superset(last.Select(deleted => deleted.Id).ToHashSet(), listed);
            Assert.Subset(Calendar.Deleted.Select(deleted => deleted.Id).ToHashSet(), listed);
        }
    }

    private async Task ReadFeedAsync()
    {
        Answer feed = await GetAsync(_feed!);
        Assert.Equal(
            Calendar.Events.Keys.Order(),
            Uid().Matches(feed.Text).Select(match => long.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture)).Order());
    }

    private async Task<string> FeedAddressAsync()
    {
        Answer made = await SendAsync(200, new HttpRequestMessage(HttpMethod.Post, $"/api/v1/calendars/{Calendar.Id}/feed"));
        return new Uri(made.Json.GetProperty("url").GetString()!).PathAndQuery;
    }

    private async Task<Answer> SendAsync(int expected, HttpRequestMessage request)
    {
        Answer answer = await TestService.SendAsync(_client, request);
        Assert.True(answer.Status == expected, $"{request.Method} {request.RequestUri}: {answer.Status} {answer.Text}");
        return answer;
    }

    private KnownEvent? Any(IEnumerable<KnownEvent> events) => events.ToArray() is { Length: > 0 } some ? some[_random.Next(some.Length)] : null;

    private static string Format(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _connections);
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
