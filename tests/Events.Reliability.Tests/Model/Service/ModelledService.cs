using Events.Core.Alerts.Channels;
using Events.LocalHost;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Services;
using LocalCosmos;

namespace Events.Reliability.Tests.Model.Service;

/// <summary>Two instances of the service over one database, with a clock and receivers of their own. Sequences that run on it one after another keep apart by ids.</summary>
internal sealed class ModelledService : IAsyncDisposable
{
    private readonly (LocalHostApplication Application, HttpClient Client)[] _instances = new (LocalHostApplication, HttpClient)[2];
    private readonly Dictionary<string, string?> _settings;
    private long _ids = 1_000;

    private ModelledService(LocalCosmosServer cosmos, ModelClock clock, AlertReceiver receiver)
    {
        Cosmos = cosmos;
        Clock = clock;
        Receiver = receiver;
        _settings = new()
        {
            // The steps say when alerts are dispatched.
            ["AlertSchedule"] = "0 0 0 29 2 *",
            ["Alerts:MaxAttempts"] = $"{PlainAlert.MostAttempts}",
            ["Logging:LogLevel:Default"] = "None",
        };
        foreach (Receivers each in (Receivers[])[Receivers.First, Receivers.Second])
        {
            _settings[$"Alerts:Webhooks:{each}:Url"] = receiver.Address(each).ToString();
            _settings[$"Alerts:Webhooks:{each}:Secrets:0"] = WebhookSecret.Create();
            _settings[$"Alerts:Webhooks:{each}:AllowPrivate"] = "true";
        }
    }

    public LocalCosmosServer Cosmos { get; }

    public ModelClock Clock { get; }

    public AlertReceiver Receiver { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ModelledService> StartAsync()
    {
        ModelClock clock = new();
        LocalCosmosServer cosmos = await LocalCosmosServer.StartAsync(
            new LocalCosmosOptions { TimeProvider = clock, Ranges = TestService.Ranges }, Stop);
        ModelledService service = new(cosmos, clock, await AlertReceiver.StartAsync(Stop));
        service._instances[0] = await service.StartInstanceAsync();
        service._instances[1] = await service.StartInstanceAsync();
        return service;
    }

    /// <summary>The first of so many ids of calendars, casefiles and keys that no other sequence has.</summary>
    public long TakeIds(int count) => Interlocked.Add(ref _ids, count) - count;

    public HttpClient Client(bool other) => _instances[other ? 1 : 0].Client;

    /// <summary>Ends an instance and starts one in its place, which remembers nothing.</summary>
    public async Task RestartAsync(bool other)
    {
        int index = other ? 1 : 0;
        await StopAsync(_instances[index]);
        _instances[index] = await StartInstanceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach ((LocalHostApplication, HttpClient) instance in _instances)
        {
            await StopAsync(instance);
        }

        await Receiver.DisposeAsync();
        await Cosmos.DisposeAsync();
    }

    private async Task<(LocalHostApplication, HttpClient)> StartInstanceAsync()
    {
        LocalHostApplication application = await LocalHostApplication.StartAsync(
            new LocalHostOptions { Port = 0, Cosmos = Cosmos.ConnectionString, TimeProvider = Clock, Seed = false, Settings = _settings }, Stop);
        return (application, new HttpClient { BaseAddress = application.Address });
    }

    private static async Task StopAsync((LocalHostApplication Application, HttpClient Client) instance)
    {
        instance.Client.Dispose();
        await instance.Application.DisposeAsync();
    }
}
