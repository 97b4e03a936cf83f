using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.Reliability.Tests.Faults;

/// <summary>429 means that nothing was done. If the answer to a write is lost and the read that checks it is throttled, the outcome is unknown, and the service returns 503.</summary>
public sealed class UnknownOutcomeTests : IAsyncLifetime
{
    private TestService _service = null!;

    public async ValueTask InitializeAsync()
    {
        TestService.RequireLocalCosmos();
        _service = await TestService.StartAsync();
    }

    public ValueTask DisposeAsync() => _service is null ? ValueTask.CompletedTask : _service.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("key")]
    public async Task Create_ThatMayBeDone_Returns503Not429(string? key)
    {
        await _service.CreateAsync(Bodies.Event(2));
        LoseAnswersAndThrottleReads(RequestKind.Create);

        Answer answer = await _service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(1), key));

        await CheckUnavailableAsync(answer, storedThen: 1);
    }

    [Fact]
    public async Task Change_ThatMayBeDone_Returns503Not429()
    {
        Answer created = await _service.CreateAsync(Bodies.Event(1));
        _service.LocalCosmos.Faults.Add(new FaultRule(Fault.Throttle(null)) { Kinds = [RequestKind.PointRead], Container = "events", Skip = 1 });
        _service.LocalCosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Kinds = [RequestKind.Replace] });

        Answer answer = await _service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\""));

        await CheckUnavailableAsync(answer, storedThen: 1);
        Assert.Equal("Changed", (await _service.GetAsync(Paths.Event(created.Id))).Json.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Batch_ThatIsPartlyStored_Returns503Not429()
    {
        await _service.CreateAsync(Bodies.Event(2));
        string body = Bodies.Batch(Bodies.Item(1), Bodies.Item(1), Bodies.Item(1));
        _service.LocalCosmos.Faults.Add(new FaultRule(Fault.Throttle(null)) { Kinds = [RequestKind.Create], Container = "events", Skip = 1 });

        Answer answer = await _service.SendAsync(Keyed.Post(Paths.Batch, body, "key"));

        await CheckUnavailableAsync(answer, storedThen: 1);
        Assert.Equal(200, (await _service.SendAsync(Keyed.Post(Paths.Batch, body, "key"))).Status);
        Assert.Equal(3, (await _service.GetAsync($"{Paths.Events}?calendar=1")).Ids.Count);
    }

    private void LoseAnswersAndThrottleReads(RequestKind lost)
    {
        _service.LocalCosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Kinds = [lost], Container = "events" });
        _service.LocalCosmos.Faults.Add(new FaultRule(Fault.Throttle(null)) { Kinds = [RequestKind.PointRead], Container = "events" });
    }

    private async Task CheckUnavailableAsync(Answer answer, int storedThen)
    {
        _service.LocalCosmos.Faults.Clear();
        ProblemAssert.Is(answer, 503);
        Assert.NotNull(answer.Header("Retry-After"));
        JsonElement list = (await _service.GetAsync($"{Paths.Events}?calendar=1")).Json;
        Assert.Equal(storedThen, list.GetArrayLength());
    }
}
