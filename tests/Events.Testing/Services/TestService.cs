using System.Globalization;
using System.Text.Json;
using Events.LocalHost;
using Events.Testing.Http;
using Events.Testing.OpenApi;
using LocalCosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Testing.Services;

/// <summary>
/// The service with its own database, called over HTTP. The database is in a LocalCosmos, or is created for the test in
/// the emulator or account whose endpoint or connection string is in <c>EVENTS_TEST_COSMOS</c>.
/// </summary>
public sealed class TestService : IAsyncDisposable
{
    private const string CosmosVariable = "EVENTS_TEST_COSMOS";
    private const string RangesVariable = "EVENTS_TEST_RANGES";
    private const int UsualRanges = 3;
    private static readonly string? GivenCosmos = Environment.GetEnvironmentVariable(CosmosVariable);

    private readonly TestServiceOptions _options;
    private readonly string _database = GivenCosmos is null ? "events" : $"events-test-{Guid.NewGuid():n}";
    private readonly LocalCosmosServer? _localCosmos;
    private readonly List<LocalHostApplication> _instances = [];
    private readonly List<HttpClient> _clients = [];

    private TestService(TestServiceOptions options, LocalCosmosServer? localCosmos)
    {
        _options = options;
        _localCosmos = localCosmos;
    }

    /// <summary>
    /// The number of partition key ranges of each LocalCosmos container: several, as a large container has in Azure, or the value of
    /// <c>EVENTS_TEST_RANGES</c>, 1 to 16.
    /// </summary>
    public static int Ranges { get; } =
        Environment.GetEnvironmentVariable(RangesVariable) is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : UsualRanges;

    /// <summary>Whether the database is a LocalCosmos.</summary>
    public static bool IsLocal => GivenCosmos is null;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The LocalCosmos, for its faults and its request log. With another database, the test is skipped.</summary>
    public LocalCosmosServer LocalCosmos
    {
        get
        {
            RequireLocalCosmos();
            return _localCosmos!;
        }
    }

    /// <summary>The first instance.</summary>
    public LocalHostApplication Application => _instances[0];

    /// <summary>Calls the first instance.</summary>
    public HttpClient Client => _clients[0];

    public Container Events => Database.GetContainer("events");

    public Container System => Database.GetContainer("system");

    private Database Database => Application.Services.GetRequiredService<CosmosClient>().GetDatabase(_database);

    /// <summary>Skips a test that needs LocalCosmos if the database is another one.</summary>
    public static void RequireLocalCosmos() =>
        Assert.SkipUnless(IsLocal, $"The test needs the faults, the clock or the request log of LocalCosmos. Unset {CosmosVariable} to run it.");

    public static async Task<TestService> StartAsync(TestServiceOptions? options = null)
    {
        options ??= new TestServiceOptions();
        if (options.StaleReads)
        {
            RequireLocalCosmos();
        }

        LocalCosmosServer? localCosmos = GivenCosmos is null
            ? await LocalCosmosServer.StartAsync(
                new LocalCosmosOptions { TimeProvider = options.Time ?? TimeProvider.System, StaleReads = options.StaleReads, Ranges = Ranges, RewritesResults = true },
                Cancellation)
            : null;
        TestService service = new(options, localCosmos);
        await service.AddInstanceAsync();
        return service;
    }

    /// <summary>Starts one more instance over the same database, and returns a client for it.</summary>
    public async Task<HttpClient> AddInstanceAsync()
    {
        LocalHostApplication instance = await LocalHostApplication.StartAsync(
            new LocalHostOptions
            {
                Port = 0,
                Cosmos = GivenCosmos ?? _localCosmos!.ConnectionString,
                TimeProvider = _options.Time ?? TimeProvider.System,
                Tokens = _instances.Count == 0 ? _options.Tokens : _options.Tokens is null ? null : [],
                Seed = _options.Seed && _instances.Count == 0,
                Services = _options.Services,
                Settings = new Dictionary<string, string?>
                {
                    // A scheduled dispatch would stamp events while a test looks at them.
                    ["AlertSchedule"] = "0 0 0 29 2 *",
                    ["Cosmos:Database"] = _database,
                    ["Logging:LogLevel:Default"] = "Information",
                    ["Logging:Console:LogLevel:Default"] = "None",
                }.Concat(_options.Settings).ToDictionary(),
            },
            Cancellation);
        _instances.Add(instance);
        HttpClient client = new(new ContractHandler(new SocketsHttpHandler { AllowAutoRedirect = false })) { BaseAddress = instance.Address };
        _clients.Add(client);
        return client;
    }

    public Task<Answer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Answer> PostAsync(string path, string json) => SendAsync(JsonRequest.Create(HttpMethod.Post, path, json));

    public Task<Answer> PutAsync(string path, string json) => SendAsync(JsonRequest.Create(HttpMethod.Put, path, json));

    /// <summary>Creates an event, and fails the test if the service refuses it.</summary>
    public async Task<Answer> CreateAsync(string json)
    {
        Answer answer = await PostAsync(Paths.Events, json);
        Assert.True(answer.Status == 201, $"{answer.Status} {answer.Text}");
        return answer;
    }

    public async Task<long> CountAsync(string query = "")
    {
        Answer answer = await GetAsync($"{Paths.Events}?mode=count{(query.Length == 0 ? query : "&" + query)}");
        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Text}");
        return answer.Json.GetProperty("record_count").GetInt64();
    }

    /// <summary>The items of all pages of a list.</summary>
    public async IAsyncEnumerable<JsonElement> WalkAsync(string path)
    {
        for (Uri? next = new(path, UriKind.Relative); next is not null;)
        {
            Answer page = await GetAsync(next.ToString());
            Assert.True(page.Status == 200, page.Text);
            foreach (JsonElement item in page.Json.EnumerateArray())
            {
                yield return item;
            }

            next = page.Next;
        }
    }

    public Task<Answer> SendAsync(HttpRequestMessage request) => SendAsync(Client, request);

    public static async Task<Answer> SendAsync(HttpClient client, HttpRequestMessage request)
    {
        using (request)
        {
            using HttpResponseMessage response = await client.SendAsync(request, Cancellation);
            return new Answer(response, await response.Content.ReadAsByteArrayAsync(Cancellation));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (GivenCosmos is not null)
        {
            await Database.DeleteAsync(cancellationToken: CancellationToken.None);
        }

        _clients.ForEach(client => client.Dispose());
        foreach (LocalHostApplication instance in _instances)
        {
            await instance.DisposeAsync();
        }

        if (_localCosmos is not null)
        {
            await _localCosmos.DisposeAsync();
        }
    }
}
