using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Events.Testing.Evolution;
using Events.Testing.Http;
using Events.Testing.Listing;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>A service with an event and a tombstone of every older form, and some new events.</summary>
public sealed class OlderListService : IAsyncLifetime
{
    private readonly List<JsonElement> _events = [];

    internal EvolvingService Evolving { get; private set; } = null!;

    /// <summary>All events as the API returns them.</summary>
    internal IReadOnlyList<JsonElement> Events => _events;

    internal ListOracle Oracle => new([.. _events.Select(ToOracle)]);

    public async ValueTask InitializeAsync()
    {
        Evolving = await EvolvingService.StartAsync();
        Evolving.LoadSystem(SystemForms.Counter);
        foreach ((int index, StoredForm form) in OlderEvents.All.Index())
        {
            string document = form.Json(101 + index);
            Evolving.LoadEvents(document);
            _events.Add(JsonElement.Parse(Stored.Completed(JsonNode.Parse(document)!.AsObject())));
        }

        Evolving.LoadEvents(OlderTombstones.All.Select((form, index) => form.Json(201 + index)));
        for (int index = 0; index < 4; index++)
        {
            Answer created = await Evolving.Service.CreateAsync(Bodies.Event(StoredForm.Calendar, members =>
            {
                members["start_at"] = "2026-03-02T12:00:00Z";
                members["end_at"] = "2026-03-02T13:00:00Z";
                members["users_list"] = new JsonArray(1, 2);
            }));
            _events.Add(created.Json);
        }
    }

    public ValueTask DisposeAsync() => Evolving.DisposeAsync();

    private static OracleEvent ToOracle(JsonElement json) => new(
        json.GetProperty("id").GetInt64(),
        json.GetProperty("calendar_id").GetInt64(),
        json.GetProperty("casefile_id").GetInt64(),
        json.GetProperty("subject_id") is { ValueKind: JsonValueKind.Number } subject ? subject.GetInt64() : null,
        json.GetProperty("case_service_id") is { ValueKind: JsonValueKind.Number } service ? service.GetInt64() : null,
        [.. json.GetProperty("users_list").EnumerateArray().Select(user => user.GetInt64())],
        json.GetProperty("title").GetString()!,
        json.GetProperty("is_allday").GetBoolean(),
        Time(json, "start_at")!.Value,
        Time(json, "end_at")!.Value,
        Time(json, "alert_at"),
        Time(json, "alert_sent_at"),
        Time(json, "created_at")!.Value,
        Time(json, "updated_at")!.Value,
        json.GetProperty("show_as").GetString()!);

    private static long? Time(JsonElement json, string name) => json.GetProperty(name).GetString() is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeSeconds()
        : null;
}
