using Events.Core.Alerts.Channels;
using Events.LocalHost.Webhooks;
using Events.Reliability.Tests.Memory;
using Events.Testing.Services;
using LocalCosmos;

namespace Events.Reliability.Tests.Load;

/// <summary>
/// The service in its own process, so that its memory can be measured. The database and the alert receiver run in the test process.
/// </summary>
internal sealed class LoadedService : IAsyncDisposable
{
    private readonly WebhookReceiver _receiver;
    private readonly MemoryProbe _memory = new();

    private LoadedService(LocalCosmosServer database, WebhookReceiver receiver, DeliveryLog deliveries, string secret)
    {
        _receiver = receiver;
        Database = database;
        Deliveries = deliveries;
        Process = ServiceProcess.Start(
            ["run", "--port", "0", "--no-seed", "--cosmos", database.ConnectionString],
            new Dictionary<string, string>(_memory.Environment)
            {
                ["AlertSchedule"] = "*/5 * * * * *",
                ["Alerts__Webhooks__load__Url"] = receiver.Address.ToString(),
                ["Alerts__Webhooks__load__Secrets__0"] = secret,
                ["Alerts__Webhooks__load__AllowPrivate"] = "true",
                ["Logging__LogLevel__Default"] = "Warning",
            });
    }

    public LocalCosmosServer Database { get; }

    public DeliveryLog Deliveries { get; }

    public ServiceProcess Process { get; }

    public Uri Address { get; private set; } = null!;

    public static async Task<LoadedService> StartAsync()
    {
        TestService.RequireLocalCosmos();
        LocalCosmosServer database = await LocalCosmosServer.StartAsync(new LocalCosmosOptions { Ranges = TestService.Ranges }, TestService.Cancellation);
        string secret = WebhookSecret.Create();
        DeliveryLog deliveries = new();
        WebhookReceiver receiver = await WebhookReceiver.StartAsync(0, secret, deliveries, TimeProvider.System, TestService.Cancellation);
        LoadedService service = new(database, receiver, deliveries, secret);
        service.Address = await service.Process.AddressAsync();
        return service;
    }

    /// <summary>Reads the current memory of the process.</summary>
    public Task<MemoryReading> ReadMemoryAsync() => _memory.AskAsync();

    public async ValueTask DisposeAsync()
    {
        Process.Dispose();
        await _receiver.DisposeAsync();
        await Deliveries.DisposeAsync();
        await Database.DisposeAsync();
    }
}
