using Events.EndToEnd.Tests.Fixtures;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Refusals;

/// <summary>The service counts its own answers, since a proxy in front of it answers some requests itself.</summary>
public sealed class AnswerCountTests
{
    private const string Answers = "events.http.answers";

    [Fact]
    public async Task EveryAnswer_IsCountedOnceUnderItsStatus()
    {
        await using TestService service = await TestService.StartAsync();
        using MeterReadings readings = new(service.Application.Services);

        long id = (await service.CreateAsync(Bodies.Event(1))).Id;
        await service.GetAsync(Paths.Event(id));
        await service.GetAsync("/api/v1/events?nonsense=1");
        await service.GetAsync("/api/v1/nonsense");

        Assert.Equal([201, 200, 400, 404], readings.TagsOf(Answers, "status"));
        Assert.All(readings.Of(Answers), count => Assert.Equal(1, count));
    }

    [Fact]
    public async Task Failure_IsCountedUnderTheStatusThatTheCallerGets()
    {
        TestService.RequireLocalCosmos();
        await using TestService service = await TestService.StartAsync();
        using MeterReadings readings = new(service.Application.Services);
        service.LocalCosmos.Faults.Add(new FaultRule(Fault.Fail(503)) { Kinds = [RequestKind.Query] });

        Answer answer = await service.GetAsync("/api/v1/events?calendar=1");

        Assert.Equal(503, answer.Status);
        Assert.Equal([answer.Status], readings.TagsOf(Answers, "status"));
    }
}
