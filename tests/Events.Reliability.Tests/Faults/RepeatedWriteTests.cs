using System.Text.Json;
using Events.Core.Alerts;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Azure.Cosmos;

namespace Events.Reliability.Tests.Faults;

/// <summary>A write is done and its answer is lost. The client repeats it after another writer has made a change.</summary>
public sealed class RepeatedWriteTests(RepeatingService faulty) : IClassFixture<RepeatingService>
{
    private readonly long _calendar = faulty.NextId();

    [Theory]
    [InlineData("change")]
    [InlineData("delete")]
    [InlineData("stamp")]
    public async Task RepeatedCreate_Returns201_AndCreatesOneEvent_EvenIfItChangedMeanwhile(string meanwhile)
    {
        string body = Bodies.Event(_calendar, members => members["alert_at"] = "2026-03-02T11:59:00Z");

        Answer answer = await RepeatAsync(RequestKind.Create, () => faulty.Service.PostAsync(Paths.Events, body), async () =>
        {
            long id = Assert.Single((await faulty.Service.GetAsync($"{Paths.Events}?calendar={_calendar}")).Ids);
            Answer other = meanwhile switch
            {
                "change" => await OtherAsync(ChangeRequests.Patch(id, "\"title\":\"Changed\"")),
                "delete" => await OtherAsync(ChangeRequests.Delete(id)),
                _ => await OtherAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts/dispatch")),
            };
            Assert.InRange(other.Status, 200, 204);
        });

        Assert.True(answer.Status == 201, $"{answer.Status} {answer.Text}");
        Assert.Equal("Visit", answer.Json.GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("alert_sent_at").ValueKind);
        IReadOnlyList<JsonElement> stored = await Stored.CheckCalendarAsync(faulty, _calendar);
        Assert.Equal(meanwhile == "delete" ? [] : [answer.Id], stored.Select(each => each.GetProperty("id").GetInt64()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\"1\"")]
    public async Task RepeatedChange_DoesNotOverwriteALaterChange_AndReturns503(string? ifMatch)
    {
        Answer created = await faulty.Service.CreateAsync(Bodies.Event(_calendar));

        Answer answer = await RepeatAsync(
            RequestKind.Replace,
            () => faulty.Service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"First\"", ifMatch)),
            async () => Assert.Equal(200, (await OtherAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Second\""))).Status));

        ProblemAssert.Is(answer, 503);
        Answer now = await faulty.Service.GetAsync(Paths.Event(created.Id));
        Assert.Equal(("Second", EventTag.Of(3)), (now.Json.GetProperty("title").GetString(), now.Header("ETag")));
    }

    [Fact]
    public async Task RepeatedDelete_Returns204_EvenIfTheRowIsGone()
    {
        Answer created = await faulty.Service.CreateAsync(Bodies.Event(_calendar));

        Answer answer = await RepeatAsync(
            RequestKind.Replace,
            () => faulty.Service.SendAsync(ChangeRequests.Delete(created.Id)),
            async () => Assert.Equal(404, (await OtherAsync(ChangeRequests.Delete(created.Id))).Status));

        Assert.True(answer.Status == 204, $"{answer.Status} {answer.Text}");
    }

    [Fact]
    public async Task RepeatedRetry_Returns202_EvenIfTheAlertWasSentMeanwhile()
    {
        Answer created = await faulty.Service.CreateAsync(Bodies.Event(_calendar, members => members["alert_at"] = "2026-03-02T11:59:00Z"));
        faulty.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("410", IsFinal: true));
        await faulty.SendAsync(HttpMethod.Post, "/api/v1/alerts/dispatch");
        faulty.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);

        Answer answer = await RepeatAsync(
            RequestKind.Replace,
            () => faulty.SendAsync(HttpMethod.Post, $"{Paths.Event(created.Id)}/alert/retry"),
            async () => Assert.Equal(1, (await OtherAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts/dispatch"))).Json.GetProperty("delivered").GetInt32()));

        Assert.True(answer.Status == 202, $"{answer.Status} {answer.Text}");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Write_WhoseRepeatIsThrottled_Returns503Not429(string method)
    {
        Answer created = await faulty.Service.CreateAsync(Bodies.Event(_calendar));
        FaultPlan faults = faulty.Service.LocalCosmos.Faults;
        RequestKind kind = method == "POST" ? RequestKind.Create : RequestKind.Replace;
        faults.Add(new FaultRule(Fault.DropAfter()) { Kinds = [kind], Container = "events", Times = 1 });
        faults.Add(new FaultRule(Fault.Throttle(null)) { Kinds = [kind], Container = "events" });
        faults.Add(new FaultRule(Fault.Throttle(null)) { Kinds = [RequestKind.PointRead], Container = "events", Skip = method == "POST" ? 0 : 1 });

        Answer answer = await faulty.Service.SendAsync(method switch
        {
            "POST" => JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(_calendar)),
            "PATCH" => ChangeRequests.Patch(created.Id, "\"title\":\"Changed\""),
            _ => ChangeRequests.Delete(created.Id),
        });
        faults.Clear();

        ProblemAssert.Is(answer, 503);
        Assert.NotEqual($"[{created.Text}]", (await faulty.Service.GetAsync($"{Paths.Events}?calendar={_calendar}")).Text);
    }

    [Fact]
    public async Task Create_WhoseReservationIsRepeated_TakesThatId_AndLeavesNoRowWithoutAnEvent()
    {
        await faulty.Service.CreateAsync(Bodies.Event(_calendar));
        int rows = await CountRowsAsync();
        faulty.Service.LocalCosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Kinds = [RequestKind.Create], Container = "system", Times = 1 });

        Answer answer = await faulty.Service.PostAsync(Paths.Events, Bodies.Event(_calendar));

        Assert.Equal(201, answer.Status);
        Assert.Equal(rows + 1, await CountRowsAsync());
    }

    private async Task<int> CountRowsAsync() => (await Stored.DocumentsAsync(faulty.Service.System))
        .Count(row => row.GetProperty("id").GetString()!.StartsWith("event:", StringComparison.Ordinal));

    private Task<Answer> OtherAsync(HttpRequestMessage request) => TestService.SendAsync(faulty.Other, request);

    private async Task<Answer> RepeatAsync(RequestKind kind, Func<Task<Answer>> call, Func<Task> meanwhile)
    {
        FaultGate repeat = new();
        FaultPlan faults = faulty.Service.LocalCosmos.Faults;
        faults.Add(new FaultRule(Fault.DropAfter()) { Kinds = [kind], Container = "events", Times = 1 });
        faults.Add(new FaultRule(Fault.WaitAt(repeat)) { Kinds = [kind], Container = "events", Times = 1 });
        Task<Answer> calling = call();
        await repeat.Arrived.WaitAsync(TestService.Cancellation);
        await meanwhile();
        repeat.Open();
        return await calling;
    }
}
