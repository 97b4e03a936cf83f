using System.Globalization;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.Reliability.Tests.Faults;

public sealed class DatabaseErrorTests : IAsyncLifetime
{
    private TestService _service = null!;

    public async ValueTask InitializeAsync() => _service = await TestService.StartAsync();

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [InlineData(429, RequestKind.PointRead, "system")]
    [InlineData(429, RequestKind.PointRead, "events")]
    [InlineData(429, RequestKind.Query, "events")]
    [InlineData(429, RequestKind.Create, "system")]
    [InlineData(429, RequestKind.Create, "events")]
    [InlineData(503, RequestKind.PointRead, "events")]
    [InlineData(503, RequestKind.Query, "events")]
    [InlineData(503, RequestKind.Create, "system")]
    [InlineData(503, RequestKind.Create, "events")]
    [InlineData(403, RequestKind.Create, "events", 3)]
    [InlineData(403, RequestKind.Create, "system", 3)]
    [InlineData(403, RequestKind.PointRead, "events", 1008)]
    [InlineData(403, RequestKind.Create, "events", 1008)]
    [InlineData(409, RequestKind.Create, "events", 1006)]
    [InlineData(409, RequestKind.Create, "system", 3050)]
    [InlineData(410, RequestKind.Create, "events", 1022)]
    public async Task DatabaseError_ThatPasses_Returns429Or503_AndLeavesNothingHalfWritten(int status, RequestKind kind, string container, int subStatus = 0)
    {
        Answer there = await _service.CreateAsync(Bodies.Event(1));
        HttpClient other = await _service.AddInstanceAsync();
        Fault fault = status == 429 ? Fault.Throttle(TimeSpan.FromMilliseconds(1)) : Fault.Fail(status, subStatus);
        _service.LocalCosmos.Faults.Add(new FaultRule(fault) { Kinds = [kind], Container = container });

        Answer answer = await TestService.SendAsync(other, kind switch
        {
            RequestKind.PointRead => new HttpRequestMessage(HttpMethod.Get, Paths.Event(there.Id)),
            RequestKind.Query => new HttpRequestMessage(HttpMethod.Get, Paths.Events),
            _ => JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1)),
        });
        _service.LocalCosmos.Faults.Clear();

        ProblemAssert.Is(answer, status == 429 ? 429 : 503);
        Assert.InRange(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal($"[{there.Text}]", (await _service.GetAsync(Paths.Events)).Text);
        foreach (long id in (long[])[1, 2, 101, 102])
        {
            Assert.Equal(id == there.Id ? 200 : 404, (await _service.GetAsync(Paths.Event(id))).Status);
        }
    }

    [Theory]
    [InlineData(403, 0)]
    [InlineData(403, 1005)]
    [InlineData(403, 5300)]
    [InlineData(413, 0)]
    [InlineData(400, 1001)]
    [InlineData(401, 0)]
    public async Task DatabaseError_ThatDoesNotPass_Returns500(int status, int subStatus)
    {
        _service.LocalCosmos.Faults.Add(new FaultRule(Fault.Fail(status, subStatus)) { Kinds = [RequestKind.Create], Container = "events" });

        ProblemAssert.Is(await _service.PostAsync(Paths.Events, Bodies.Event(1)), 500);
    }

    [Fact]
    public async Task Create_WhoseEventResponseIsLost_CreatesOneEvent()
    {
        await _service.CreateAsync(Bodies.Event(2));
        LoseTheAnswerOfTheNextCreateIn("events");

        Answer answer = await _service.PostAsync(Paths.Events, Bodies.Event(1));

        Assert.True(answer.Status == 201, answer.Text);
        Assert.Equal($"[{answer.Text}]", (await _service.GetAsync($"{Paths.Events}?calendar=1")).Text);
        Assert.Equal(answer.Text, (await _service.GetAsync(Paths.Event(answer.Id))).Text);
    }

    [Fact]
    public async Task Create_WhoseRowResponseIsLost_CreatesOneEventUnderThatId()
    {
        Answer before = await _service.CreateAsync(Bodies.Event(2));
        LoseTheAnswerOfTheNextCreateIn("system");

        Answer answer = await _service.PostAsync(Paths.Events, Bodies.Event(1));

        Assert.Equal((201, before.Id + 1), (answer.Status, answer.Id));
        Assert.Equal($"[{answer.Text}]", (await _service.GetAsync($"{Paths.Events}?calendar=1")).Text);
        Assert.Equal(answer.Text, (await _service.GetAsync(Paths.Event(answer.Id))).Text);
    }

    [Fact]
    public async Task DatabaseError_IsLoggedUnderTheTraceIdOfTheAnswer()
    {
        using CapturedLog log = new();
        _service.Application.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        _service.LocalCosmos.Faults.Add(new FaultRule(Fault.Fail(503)) { Kinds = [RequestKind.Query] });

        Answer away = await _service.GetAsync(Paths.Events);
        _service.LocalCosmos.Faults.Clear();
        _service.LocalCosmos.Faults.AddOnce(RequestKind.Query, Fault.Fail(400));
        Answer failed = await _service.GetAsync(Paths.Events);

        Assert.Equal([503, 500], new[] { away.Status, failed.Status });
        Assert.All((Answer[])[away, failed], answer => Assert.Contains(
            log.Lines, line => line.Contains(answer.Json.GetProperty("trace_id").GetString()!, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("events")]
    [InlineData("system")]
    public async Task Readiness_WithoutAContainer_Returns503(string container)
    {
        Assert.Equal(200, (await _service.GetAsync("/api/health/ready")).Status);

        await (container == "events" ? _service.Events : _service.System).DeleteContainerAsync(cancellationToken: TestService.Cancellation);

        ProblemAssert.Is(await _service.GetAsync("/api/health/ready"), 503);
        Assert.Equal(200, (await _service.GetAsync("/api/health")).Status);
    }

    private void LoseTheAnswerOfTheNextCreateIn(string container) =>
        _service.LocalCosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Kinds = [RequestKind.Create], Container = container, Times = 1 });
}
