using Events.Core.Alerts.Channels;
using Events.LocalHost;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Services;
using LocalCosmos;

namespace Events.Reliability.Tests.Model.Service;

/// <summary>Two instances of the service over one database, with their own clock and alert receivers. Sequences run on it one after another with different ids.</summary>
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
            // Only steps dispatch alerts.
            ["AlertSchedule"] = "0 0 0 29 2 *",
            ["Alerts:MaxAttempts"] = $"{PlainAlert.MaximumAttempts}",
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

    /// <summary>Reserves ids for calendars and casefiles that no other sequence uses, and returns the first one.</summary>
    public long TakeIds(int count) => Interlocked.Add(ref _ids, count) - count;

    public HttpClient Client(bool other) => _instances[other ? 1 : 0].Client;

    /// <summary>Replaces an instance with a new one, which has empty caches.</summary>
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
