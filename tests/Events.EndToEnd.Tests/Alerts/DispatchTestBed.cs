using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Core;
using Events.Core.Alerts;
using Events.Core.Cosmos;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Core.Input;
using Events.Core.Paging;
using Events.Functions;
using Events.Testing.Services;
using LocalCosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>A database, a clock and an alert channel, with as many instances of the service as a test needs.</summary>
internal sealed class DispatchTestBed : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly List<ServiceProvider> _instances = [];

    private DispatchTestBed(LocalCosmosServer cosmos, TimeProvider clock, Dictionary<string, string?> settings)
    {
        Cosmos = cosmos;
        Clock = clock;
        Settings = settings;
    }

    public LocalCosmosServer Cosmos { get; }

    public TimeProvider Clock { get; }

    public FakeTimeProvider FakeClock => (FakeTimeProvider)Clock;

    public RecordingChannel Channel { get; } = new();

    public CapturedLog Log { get; } = new();

    public Dictionary<string, string?> Settings { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<DispatchTestBed> StartAsync(TimeProvider? clock = null, params (string Name, string Value)[] settings)
    {
        clock ??= new FakeTimeProvider(Noon);
        LocalCosmosServer cosmos = await LocalCosmosServer.StartAsync(new LocalCosmosOptions { TimeProvider = clock }, Stop);
        Dictionary<string, string?> all = settings.ToDictionary(each => each.Name, each => (string?)each.Value);
        all["Cosmos:ConnectionString"] = cosmos.ConnectionString;
        DispatchTestBed testBed = new(cosmos, clock, all);
        await testBed.Instance().GetRequiredService<DatabaseSetup>().CreateIfNotExistsAsync(Stop);
        return testBed;
    }

    /// <summary>Creates another instance of the service, as in its own process.</summary>
    public ServiceProvider Instance(params IAlertChannel[] channels)
    {
        IConfigurationRoot configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        ServiceCollection services = new();
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddSingleton(Clock);
        services.AddEvents(configuration);
        foreach (ServiceDescriptor chosen in services.Where(each => each.ServiceType == typeof(IAlertChannel)).ToList())
        {
            services.Remove(chosen);
        }

        foreach (IAlertChannel channel in channels.Length == 0 ? [Channel] : channels)
        {
            services.AddSingleton(channel);
        }

        ServiceProvider instance = services.BuildServiceProvider();
        _instances.Add(instance);
        return instance;
    }

    public Task<DispatchResult> DispatchAsync(ServiceProvider? instance = null) =>
        (instance ?? _instances[0]).GetRequiredService<AlertDispatch>().RunAsync(Stop);

    public async Task<long> CreateAsync(DateTimeOffset? alertAt, string title = "Surveillance") =>
        (await _instances[0].GetRequiredService<EventStore>().CreateAsync(Sample(alertAt, title), Stop)).Id;

    /// <summary>Loads the documents of many events, without their rows, which the dispatch does not need.</summary>
    public void Seed(int first, int count, DateTimeOffset? alertAt, DateTimeOffset? sentAt = null)
    {
        Instant created = Instant.FromDateTimeOffset(Noon);
        Instant? sent = sentAt is { } at ? Instant.FromDateTimeOffset(at) : null;
        Cosmos.Load("events", EventsContainer.Name, Enumerable.Range(first, count).Select(id => (ReadOnlyMemory<byte>)CoreJson.Serializer.Write(StoredDocument.New(
            Sample(alertAt, "Surveillance") with { Id = id, CalendarId = 1 + (id % 7), AlertSentAt = sent, CreatedAt = created, UpdatedAt = created }))));
    }

    public async Task<JsonElement> EventAsync(long id)
    {
        EventResponse? found = await _instances[0].GetRequiredService<EventStore>().FindAsync(id, Stop);
        using JsonDocument document = JsonDocument.Parse(found!.Json);
        return document.RootElement.Clone();
    }

    public Task<AlertSummary> SummaryAsync() => _instances[0].GetRequiredService<AlertCounts>().SummarizeAsync(Stop);

    public Task<Page<FailedAlert>> FailedAsync() =>
        _instances[0].GetRequiredService<FailedAlerts>().ListAsync(new FailedAlertListRequest { PerPage = 500 }, Stop);

    /// <summary>Retries a failed alert. Returns null, or the kind of problem that refuses it.</summary>
    public async Task<ProblemKind?> RetryAsync(long eventId)
    {
        try
        {
            await _instances[0].GetRequiredService<FailedAlerts>().RetryAsync(eventId, Stop);
            return null;
        }
        catch (ProblemException problem)
        {
            return problem.Kind;
        }
    }

    /// <summary>Sets a member of the document of an event, as the service itself never would.</summary>
    public async Task SetAsync(long id, string path, object value)
    {
        using ResponseMessage response = await _instances[0].GetRequiredService<EventsDatabase>().Events.PatchItemStreamAsync(
            StoredDocument.IdOf(id), new PartitionKey(1), [PatchOperation.Set(path, value)], cancellationToken: Stop);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Replaces the document of an event.</summary>
    public async Task ReplaceAsync(long id, string document)
    {
        using MemoryStream content = new(Encoding.UTF8.GetBytes(document));
        using ResponseMessage response = await _instances[0].GetRequiredService<EventsDatabase>().Events.ReplaceItemStreamAsync(
            content, StoredDocument.IdOf(id), new PartitionKey(1), cancellationToken: Stop);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The stored document of an event.</summary>
    public async Task<JsonObject> DocumentAsync(long id)
    {
        using ResponseMessage response = await _instances[0].GetRequiredService<EventsDatabase>().Events.ReadItemStreamAsync(
            StoredDocument.IdOf(id), new PartitionKey(1), cancellationToken: Stop);
        response.EnsureSuccessStatusCode();
        return JsonNode.Parse(response.Content)!.AsObject();
    }

    /// <summary>Patches an event through an instance of the service.</summary>
    public static async Task<EventResponse> PatchAsync(ServiceProvider instance, long id, string members, long? ifMatch = null)
    {
        using EventPatch patch = EventPatch.Read(Encoding.UTF8.GetBytes("{\"event\":{" + members + "}}"));
        ExpectedRevision expected = ifMatch is { } revision ? ExpectedRevision.OneOf([revision]) : ExpectedRevision.Any;
        return await instance.GetRequiredService<EventChange>().RunAsync(id, patch, expected, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ServiceProvider instance in _instances)
        {
            await instance.DisposeAsync();
        }

        await Cosmos.DisposeAsync();
    }

    private static Event Sample(DateTimeOffset? alertAt, string title) => new()
    {
        CasefileId = 123,
        CalendarId = 1,
        StartAt = Instant.FromDateTimeOffset(Noon),
        EndAt = Instant.FromDateTimeOffset(Noon.AddHours(1)),
        Title = title,
        AlertAt = alertAt is { } at ? Instant.FromDateTimeOffset(at) : null,
    };
}
