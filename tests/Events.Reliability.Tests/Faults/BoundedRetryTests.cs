using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.Reliability.Tests.Faults;

/// <summary>A write that conflicts every time returns 503 after a bounded number of tries, and leaves nothing behind.</summary>
public sealed class BoundedRetryTests : IAsyncLifetime
{
    private const int MaximumTries = 25;

    // A write that is retried without end exceeds this time.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly InstantRetryClock _clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private TestService _service = null!;

    private FaultPlan Faults => _service.LocalCosmos.Faults;

    public async ValueTask InitializeAsync()
    {
        TestService.RequireLocalCosmos();
        _service = await TestService.StartAsync(new TestServiceOptions { Time = _clock });
    }

    public ValueTask DisposeAsync() => _service is null ? ValueTask.CompletedTask : _service.DisposeAsync();

    [Fact]
    public async Task Create_WhenEveryIdIsTaken_Returns503AfterBoundedTries()
    {
        await _service.CreateAsync(Bodies.Event(1));
        Faults.Add(new FaultRule(Fault.Fail(409)) { Kinds = [RequestKind.Create], Container = "system" });

        await CheckAsync(() => _service.PostAsync(Paths.Events, Bodies.Event(1)), RequestKind.Create);
    }

    [Fact]
    public async Task Create_WhenEveryEventIsRefused_Returns503_AndLeavesNoRow()
    {
        await _service.CreateAsync(Bodies.Event(1));
        Faults.Add(new FaultRule(Fault.Fail(409)) { Kinds = [RequestKind.Create], Container = "events" });

        await CheckAsync(() => _service.PostAsync(Paths.Events, Bodies.Event(1)), RequestKind.Create, "events");
        Assert.Equal(1, await CountRowsAsync());
    }

    [Fact]
    public async Task Create_WhenTheCounterCanBeNeitherReadNorCreated_Returns503AfterBoundedTries()
    {
        Faults.Add(new FaultRule(Fault.Fail(404)) { Kinds = [RequestKind.Patch] });
        Faults.Add(new FaultRule(Fault.Fail(409)) { Kinds = [RequestKind.Create] });

        await CheckAsync(() => _service.PostAsync(Paths.Events, Bodies.Event(1)), RequestKind.Create);
    }

    [Fact]
    public async Task CreateUnderAKey_WhoseEventIsRefused_IsCompletedByARepeat()
    {
        await _service.CreateAsync(Bodies.Event(1));
        Faults.Add(new FaultRule(Fault.Fail(409)) { Kinds = [RequestKind.Create], Container = "events" });

        await CheckAsync(() => _service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(1), "key")), RequestKind.Create, "events");

        Assert.Equal(201, (await _service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(1), "key"))).Status);
        Assert.Equal(2, await CountRowsAsync());
    }

    [Fact]
    public async Task FeedAddress_WhenTheFirstCanBeNeitherReadNorCreated_Returns503AfterBoundedTries()
    {
        Faults.Add(new FaultRule(Fault.Fail(409)) { Kinds = [RequestKind.Create] });

        await CheckAsync(() => _service.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/calendars/1/feed")), RequestKind.Create);
    }

    [Fact]
    public async Task Change_OfAnEventThatOthersAlwaysWrite_Returns503AfterBoundedTries()
    {
        Answer created = await _service.CreateAsync(Bodies.Event(1));
        Faults.Add(new FaultRule(Fault.WriteBefore()) { Kinds = [RequestKind.Replace] });

        await CheckAsync(() => _service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\"")), RequestKind.Replace);
        Assert.Equal(created.Text, (await _service.GetAsync(Paths.Event(created.Id))).Text);
    }

    [Fact]
    public async Task Batch_WhenAnIdCannotBeReserved_ReleasesTheIdsReservedBefore()
    {
        await _service.CreateAsync(Bodies.Event(1));
        Faults.Add(new FaultRule(Fault.Fail(503)) { Kinds = [RequestKind.Create], Container = "system", Skip = 1 });

        Answer answer = await _service.PostAsync(Paths.Batch, Bodies.Batch(Bodies.Item(1), Bodies.Item(1), Bodies.Item(1)));
        Faults.Clear();

        ProblemAssert.Is(answer, 503);
        Assert.Equal(1, await CountRowsAsync());
    }

    [Fact]
    public async Task Key_After24Hours_IsNew_EvenIfItsRecordIsNotRemovedYet()
    {
        _service.LocalCosmos.LeavesExpired = true;
        Answer first = await PostAsync();
        _clock.Advance(TimeSpan.FromHours(24));

        Answer second = await PostAsync();
        Answer repeat = await PostAsync();

        Assert.Equal((201, 201), (first.Status, second.Status));
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(second.Text, repeat.Text);
        Assert.Equal(2, (await _service.GetAsync($"{Paths.Events}?calendar=1")).Ids.Count);
    }

    [Fact]
    public async Task Key_WhoseExpiredRecordIsNotRemovedForDays_Returns503UntilItIsRemoved()
    {
        _service.LocalCosmos.LeavesExpired = true;
        await PostAsync();
        _clock.Advance(TimeSpan.FromDays(3));

        Answer refused = await CheckAsync(PostAsync, RequestKind.Create, "system", plus: 1);

        Assert.Equal("60", refused.Header("Retry-After"));
        Assert.Equal(1, await CountRowsAsync());
        _service.LocalCosmos.LeavesExpired = false;
        Assert.Equal(201, (await PostAsync()).Status);
        Assert.Equal(2, (await _service.GetAsync($"{Paths.Events}?calendar=1")).Ids.Count);
    }

    [Fact]
    public async Task Record_OfAnEarlierVersion_AnswersRepeatsForADay()
    {
        Answer first = await PostAsync();
        JsonElement record = Assert.Single(
            await Stored.DocumentsAsync(_service.System), each => each.GetProperty("id").GetString()!.StartsWith("idempotency:", StringComparison.Ordinal));
        string id = record.GetProperty("id").GetString()!;
        string old = $$$"""
            {"id":"{{{id}}}","ttl":86400,"body_hash":"{{{record.GetProperty("body_hash").GetString()}}}","plan":{"created_at":{{{_clock.GetUtcNow().ToUnixTimeSeconds()}}},"trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","events":[{"id":{{{first.Id}}}}]}}
            """;
        using MemoryStream content = new(System.Text.Encoding.UTF8.GetBytes(old));
        using (await _service.System.UpsertItemStreamAsync(content, new(id), cancellationToken: TestService.Cancellation))
        {
        }

        _clock.Advance(TimeSpan.FromHours(23));
        Answer repeat = await PostAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        Answer next = await PostAsync();

        Assert.Equal(first.Text, repeat.Text);
        Assert.Equal(201, next.Status);
        Assert.NotEqual(first.Id, next.Id);
    }

    private Task<Answer> PostAsync() => _service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(1), "key"));

    private async Task<Answer> CheckAsync(Func<Task<Answer>> call, RequestKind tried, string container = "", int plus = 0)
    {
        _service.LocalCosmos.Requests.Clear();
        Answer answer = await call().WaitAsync(Longest, TestService.Cancellation);
        IReadOnlyList<RequestRecord> made = _service.LocalCosmos.Requests.Snapshot();
        Faults.Clear();
        ProblemAssert.Is(answer, 503);
        Assert.InRange(int.Parse(answer.Header("Retry-After")!, null), 1, 60);
        Assert.Equal(MaximumTries + plus, made.Count(request => request.Kind == tried && request.Container!.StartsWith(container, StringComparison.Ordinal)));
        return answer;
    }

    private async Task<int> CountRowsAsync() => (await Stored.DocumentsAsync(_service.System))
        .Count(row => row.GetProperty("id").GetString()!.StartsWith("event:", StringComparison.Ordinal));
}
