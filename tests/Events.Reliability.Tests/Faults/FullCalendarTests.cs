using System.Text.Json;
using Events.Testing.Cosmos;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.Reliability.Tests.Faults;

/// <summary>A calendar is full when its partition has the maximum size of the database.</summary>
public sealed class FullCalendarTests : IAsyncLifetime
{
    private const long Full = 7;
    private const string Type = "/problems/calendar-full";
    private TestService _service = null!;

    public async ValueTask InitializeAsync() => _service = await TestService.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Create_OnAFullCalendar_IsRefused_AndLeavesNothing()
    {
        Fill();

        Answer answer = await _service.PostAsync(Paths.Events, Bodies.Event(Full));

        AssertFull(answer);
        Assert.Null(answer.Header("Retry-After"));
        MakeRoom();
        Assert.Equal([], await RowsAsync());
        Answer other = await _service.CreateAsync(Bodies.Event(Full));
        Assert.Equal($"[{other.Text}]", (await _service.GetAsync(Paths.Events)).Text);
    }

    [Fact]
    public async Task Create_OnAnotherCalendar_Succeeds()
    {
        Fill();

        Assert.Equal(201, (await _service.PostAsync(Paths.Events, Bodies.Event(Full + 1))).Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RepeatUnderAKey_IsRefusedUntilThereIsRoom_AndThenCreatesOneEvent(bool atAnotherInstance)
    {
        HttpClient repeating = atAnotherInstance ? await _service.AddInstanceAsync() : _service.Client;
        string body = Bodies.Event(Full);
        Fill();
        AssertFull(await _service.SendAsync(Keyed.Post(Paths.Events, body, "key")));
        AssertFull(await TestService.SendAsync(repeating, Keyed.Post(Paths.Events, body, "key")));
        Assert.Equal(0, await _service.CountAsync());
        MakeRoom();

        Answer created = await TestService.SendAsync(repeating, Keyed.Post(Paths.Events, body, "key"));
        Answer repeated = await _service.SendAsync(Keyed.Post(Paths.Events, body, "key"));

        Assert.Equal((201, created.Text), (created.Status, repeated.Text));
        Assert.Equal($"[{created.Text}]", (await _service.GetAsync(Paths.Events)).Text);
        Assert.Equal(created.Text, (await _service.GetAsync(Paths.Event(created.Id))).Text);
        Assert.Equal([created.Id], await RowsAsync());
    }

    [Fact]
    public async Task RepeatUnderAKey_AfterItsEventWasDeleted_LeavesItDeleted()
    {
        string body = Bodies.Event(Full);
        Answer created = await _service.SendAsync(Keyed.Post(Paths.Events, body, "key"));
        await _service.SendAsync(new HttpRequestMessage(HttpMethod.Delete, Paths.Event(created.Id)));

        Answer repeated = await TestService.SendAsync(await _service.AddInstanceAsync(), Keyed.Post(Paths.Events, body, "key"));

        Assert.Equal((201, created.Text), (repeated.Status, repeated.Text));
        Assert.Equal(404, (await _service.GetAsync(Paths.Event(created.Id))).Status);
        Assert.Equal([], await RowsAsync());
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("key", 3)]
    public async Task Batch_WithAnEventForAFullCalendar_StoresTheOthers_AndKeepsItsIdOnlyUnderAKey(string? key, int ids)
    {
        string body = Bodies.Batch(Bodies.Item(1), Bodies.Item(Full), Bodies.Item(2));
        Fill();

        Answer answer = await _service.SendAsync(Keyed.Post(Paths.Batch, body, key));

        JsonElement[] items = [.. answer.Json.EnumerateArray()];
        Assert.Equal(200, answer.Status);
        Assert.Equal([201, 422, 201], Statuses(items));
        Assert.Equal(Type, items[1].GetProperty("problem").GetProperty("type").GetString());
        Assert.Equal(2, await _service.CountAsync());
        Assert.Equal(ids, (await RowsAsync()).Count);
    }

    [Fact]
    public async Task BatchRepeatedUnderAKey_WhenThereIsRoom_StoresTheRefusedEvent_AndAnswersTheOthersAsBefore()
    {
        string body = Bodies.Batch(Bodies.Item(1), Bodies.Item(Full), Bodies.Item(2));
        Fill();
        JsonElement[] first = [.. (await _service.SendAsync(Keyed.Post(Paths.Batch, body, "key"))).Json.EnumerateArray()];
        MakeRoom();

        JsonElement[] second = [.. (await _service.SendAsync(Keyed.Post(Paths.Batch, body, "key"))).Json.EnumerateArray()];

        Assert.Equal([201, 201, 201], Statuses(second));
        Assert.Equal((JsonText.Of(first[0]), JsonText.Of(first[2])), (JsonText.Of(second[0]), JsonText.Of(second[2])));
        JsonElement stored = second[1].GetProperty("event");
        Assert.Equal(JsonText.Of(stored), (await _service.GetAsync(Paths.Event(stored.GetProperty("id").GetInt64()))).Text);
        Assert.Equal(3, await _service.CountAsync());
    }

    [Fact]
    public async Task Change_OnAFullCalendar_IsRefused_AndTheEventStaysUnchanged()
    {
        Answer created = await _service.CreateAsync(Bodies.Event(Full));
        Fill();

        Answer changed = await _service.SendAsync(JsonRequest.Create(HttpMethod.Patch, Paths.Event(created.Id), """{"event":{"body":"longer"}}"""));
        Answer deleted = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Delete, Paths.Event(created.Id)));

        AssertFull(changed);
        AssertFull(deleted);
        Assert.Equal(created.Text, (await _service.GetAsync(Paths.Event(created.Id))).Text);
    }

    [Fact]
    public async Task Alerts_OfAFullCalendar_StayDue_AndDoNotBlockOthers()
    {
        Answer waiting = await _service.CreateAsync(Bodies.Event(Full, members => members["alert_at"] = "2023-01-30T17:00:00Z"));
        Answer sent = await _service.CreateAsync(Bodies.Event(1, members => members["alert_at"] = "2023-01-30T17:30:00Z"));
        Fill();

        JsonElement run = (await _service.PostAsync("/api/v1/alerts/dispatch", "")).Json;
        MakeRoom();
        JsonElement next = (await _service.PostAsync("/api/v1/alerts/dispatch", "")).Json;

        Assert.Equal((1, 1), (run.GetProperty("delivered").GetInt32(), next.GetProperty("delivered").GetInt32()));
        Assert.All((Answer[])[waiting, sent], created => Assert.Equal(
            JsonValueKind.String, _service.GetAsync(Paths.Event(created.Id)).Result.Json.GetProperty("alert_sent_at").ValueKind));
    }

    private static IEnumerable<int> Statuses(IEnumerable<JsonElement> items) => items.Select(item => item.GetProperty("status").GetInt32());

    private static void AssertFull(Answer answer)
    {
        ProblemAssert.Is(answer, 422);
        Assert.Equal(Type, answer.Json.GetProperty("type").GetString());
    }

    private void Fill() => _service.LocalCosmos.Faults.Add(new FaultRule(Fault.FullPartition())
    {
        Kinds = [RequestKind.Create, RequestKind.Replace, RequestKind.Upsert, RequestKind.Patch],
        Container = "events",
        PartitionKey = "7",
    });

    private void MakeRoom() => _service.LocalCosmos.Faults.Clear();

    // The first ids that the first two instances can assign.
    private async Task<IReadOnlyList<long>> RowsAsync()
    {
        List<long> rows = [];
        foreach (long id in (long[])[1, 2, 3, 4, 101, 102, 103, 104])
        {
            if (await Documents.HasRowAsync(_service, id))
            {
                rows.Add(id);
            }
        }

        return rows;
    }
}
