using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.EndToEnd.Tests.Fixtures;
using Events.Testing.Evolution;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Requests;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>A service over a database with documents of other versions and of other writers.</summary>
internal sealed class EvolvingService : IAsyncDisposable
{
    /// <summary>One minute after the alerts of all forms are due.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 1, 0, TimeSpan.Zero);

    private readonly HttpClient _unchecked;

    private EvolvingService(TestService service, FakeTimeProvider time, CapturedLog log, RecordingChannel channel)
    {
        Service = service;
        Time = time;
        Log = log;
        Channel = channel;
        Meter = new MeterReadings(service.Application.Services);
        _unchecked = new HttpClient { BaseAddress = service.Client.BaseAddress };
    }

    public TestService Service { get; }

    public FakeTimeProvider Time { get; }

    public CapturedLog Log { get; }

    public RecordingChannel Channel { get; }

    public MeterReadings Meter { get; }

    public static async Task<EvolvingService> StartAsync(FakeTimeProvider? time = null, TestServiceOptions? options = null)
    {
        TestService.RequireLocalCosmos();
        time ??= new InstantRetryClock(Start);
        CapturedLog log = new();
        RecordingChannel channel = new();
        TestService service = await TestService.StartAsync((options ?? new TestServiceOptions()) with
        {
            Time = time,
            Services = services =>
            {
                services.RemoveAll<IAlertChannel>();
                services.AddSingleton<IAlertChannel>(channel);
                services.AddSingleton<ILoggerProvider>(log);
            },
        });
        return new EvolvingService(service, time, log, channel);
    }

    /// <summary>Starts a service whose database has one event, with the id 5, and its row.</summary>
    public static async Task<EvolvingService> StartAsync(StoredForm form)
    {
        EvolvingService started = await StartAsync();
        started.LoadEvents(form.Json(5));
        return started;
    }

    /// <summary>Stores documents of events, and their rows.</summary>
    public void LoadEvents(params IEnumerable<string> documents)
    {
        foreach (string document in documents)
        {
            Service.LocalCosmos.Load("events", "events", [Encoding.UTF8.GetBytes(document)]);
            JsonElement json = JsonElement.Parse(document);
            LoadSystem($$"""{"id":"event:{{json.GetProperty("id").GetString()}}","calendar_id":{{json.GetProperty("calendar_id")}}}""");
        }
    }

    /// <summary>Stores documents of the container <c>system</c>.</summary>
    public void LoadSystem(params IEnumerable<string> documents) =>
        Service.LocalCosmos.Load("events", "system", documents.Select(document => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(document)));

    /// <summary>The document of an event, without the members that the database adds.</summary>
    public Task<JsonObject> DocumentAsync(long id = 5) =>
        ReadAsync(Service.Events, id.ToString(CultureInfo.InvariantCulture), new PartitionKey(StoredForm.Calendar));

    /// <summary>A document of the container <c>system</c>, without the members that the database adds; null if it does not exist.</summary>
    public async Task<JsonObject?> SystemDocumentAsync(string id)
    {
        using ResponseMessage response = await Service.System.ReadItemStreamAsync(id, new PartitionKey(id), cancellationToken: TestService.Cancellation);
        return response.IsSuccessStatusCode ? Own(JsonNode.Parse(response.Content)!.AsObject()) : null;
    }

    /// <summary>Sends a GET without the check against <c>openapi.yaml</c>, since the answer may have unknown members.</summary>
    public Task<Answer> GetUncheckedAsync(string path) => SendUncheckedAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends any request without that check.</summary>
    public Task<Answer> SendUncheckedAsync(HttpRequestMessage request) => TestService.SendAsync(_unchecked, request);

    public Task<Answer> PatchAsync(string members, string? ifMatch = null, long id = 5) => Service.SendAsync(ChangeRequests.Patch(id, members, ifMatch));

    public async Task<JsonElement> DispatchAsync()
    {
        Answer answer = await Service.PostAsync("/api/v1/alerts/dispatch", "");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json;
    }

    public Task<Answer> RetryAsync(long id = 5) => Service.PostAsync($"{Paths.Event(id)}/alert/retry", "");

    /// <summary>The signed address of the feed.</summary>
    public async Task<string> FeedAddressAsync() =>
        new Uri((await Service.PostAsync($"/api/v1/calendars/{StoredForm.Calendar}/feed", "")).Json.GetProperty("url").GetString()!).PathAndQuery;

    /// <summary>The kinds of the database writes during an action.</summary>
    public async Task<IReadOnlyList<RequestKind>> WritesAsync(Func<Task> action)
    {
        Service.LocalCosmos.Requests.Clear();
        await action();
        return [.. Service.LocalCosmos.Requests.Snapshot()
            .Where(request => request.Kind is RequestKind.Create or RequestKind.Replace or RequestKind.Upsert or RequestKind.Patch or RequestKind.Delete)
            .Select(request => request.Kind)];
    }

    public Task<UpgradeProgress> UpgradeAsync(
        double unitsPerSecond = 1e9, Action<UpgradeProgress>? report = null, CancellationToken? cancellationToken = null) =>
        Service.Application.Services.GetRequiredService<EventUpgrade>()
            .RunAsync(unitsPerSecond, new Reports(report ?? (_ => { })), cancellationToken ?? TestService.Cancellation);

    /// <summary>The ids of the documents that were logged as unreadable.</summary>
    public IEnumerable<string> Skipped() => Log.Lines
        .Where(line => line.StartsWith("The document ", StringComparison.Ordinal) && line.Contains(" cannot be read; ", StringComparison.Ordinal))
        .Select(line => line["The document ".Length..line.IndexOf(" cannot be read; ", StringComparison.Ordinal)]);

    public async ValueTask DisposeAsync()
    {
        Meter.Dispose();
        _unchecked.Dispose();
        await Service.DisposeAsync();
    }

    private static async Task<JsonObject> ReadAsync(Container container, string id, PartitionKey partition)
    {
        using ResponseMessage response = await container.ReadItemStreamAsync(id, partition, cancellationToken: TestService.Cancellation);
        response.EnsureSuccessStatusCode();
        return Own(JsonNode.Parse(response.Content)!.AsObject());
    }

    private static JsonObject Own(JsonObject document)
    {
        foreach (string name in document.Select(member => member.Key).Where(name => name.StartsWith('_')).ToList())
        {
            document.Remove(name);
        }

        return document;
    }

    // Unlike Progress<T>, it reports at once and on the same thread.
    private sealed class Reports(Action<UpgradeProgress> report) : IProgress<UpgradeProgress>
    {
        public void Report(UpgradeProgress value) => report(value);
    }
}
