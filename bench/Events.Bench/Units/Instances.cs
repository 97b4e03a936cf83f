using Events.Core.Alerts.Channels;
using Events.LocalHost;
using LocalCosmos;

namespace Events.Bench.Units;

/// <summary>Instances of the service over one database, in this process.</summary>
internal sealed class Instances : IAsyncDisposable
{
    private readonly List<ApiClient> _clients = [];

    private Instances(LocalCosmosServer database) => Database = database;

    public LocalCosmosServer Database { get; }

    public static async Task<Instances> StartAsync() =>
        new(await LocalCosmosServer.StartAsync(new LocalCosmosOptions { TimeProvider = new FixedClock() }));

    /// <summary>An instance that needs no token.</summary>
    public Task<ApiClient> OpenAsync() => StartAsync([], tokens: null);

    /// <summary>An instance that needs a token.</summary>
    public Task<ApiClient> WithTokenAsync() => StartAsync([], [TokenRequest.Default]);

    /// <summary>An instance whose only webhook has no receiver. Its alerts fail after the first attempt.</summary>
    public Task<ApiClient> WithoutReceiverAsync() => StartAsync(
        new()
        {
            ["Alerts:MaxAttempts"] = "1",
            ["Alerts:Webhooks:nobody:Url"] = "http://127.0.0.1:1/",
            ["Alerts:Webhooks:nobody:AllowPrivate"] = "true",
            ["Alerts:Webhooks:nobody:Secrets:0"] = WebhookSecret.Create(),
        },
        tokens: null);

    public async ValueTask DisposeAsync()
    {
        foreach (ApiClient client in _clients)
        {
            await client.DisposeAsync();
        }

        await Database.DisposeAsync();
    }

    private async Task<ApiClient> StartAsync(Dictionary<string, string?> settings, IReadOnlyList<TokenRequest>? tokens)
    {
        // The timer does not run. The log goes to standard error, away from the table.
        settings["AlertSchedule"] = "0 0 0 1 1 *";
        settings["Logging:Console:LogToStandardErrorThreshold"] = "Trace";
        LocalHostApplication application = await LocalHostApplication.StartAsync(new LocalHostOptions
        {
            Port = 0,
            Cosmos = Database.ConnectionString,
            Tokens = tokens,
            TimeProvider = new FixedClock(),
            Settings = settings,
        });
        ApiClient client = new(application, application.Tokens.GetValueOrDefault(TokenRequest.DefaultName));
        _clients.Add(client);
        return client;
    }
}
