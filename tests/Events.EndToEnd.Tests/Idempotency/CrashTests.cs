using System.Globalization;
using Events.EndToEnd.Tests.Fixtures;
using Events.Testing.Cosmos;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.Time.Testing;

namespace Events.EndToEnd.Tests.Idempotency;

public sealed class CrashTests
{
    // A create under a key makes 4 calls: it reads the record, reserves the id, and writes the record and the event. A crash may come at each.
    [Theory]
    [CombinatorialCrashes(4)]
    public async Task Create_InterruptedByACrash_IsCompletedByARepeatUnderItsKey(int calls, bool isLastDone)
    {
        await using TestService service = await TestService.StartAsync();
        HttpClient other = await service.AddInstanceAsync();
        await service.CreateAsync(Bodies.Event(1));
        await TestService.SendAsync(other, JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1)));

        Crash.After(service, calls, isLastDone);
        Answer first = await service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(2), "key"));
        Crash.Recover(service);
        Answer repeat = await TestService.SendAsync(other, Keyed.Post(Paths.Events, Bodies.Event(2), "key"));
        Answer again = await service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(2), "key"));

        Assert.True(first.Status == (calls == 4 ? 201 : 503), $"{first.Status} {first.Text}");
        Assert.Equal(201, repeat.Status);
        Assert.Equal((repeat.Text, repeat.Headers()), (again.Text, again.Headers()));
        Assert.True(first.Status == 503 || first.Text == repeat.Text);
        Assert.Equal([repeat.Id], (await service.GetAsync($"{Paths.Events}?calendar=2")).Ids);
        Assert.Equal(repeat.Text, (await service.GetAsync(Paths.Event(repeat.Id))).Text);
    }

    [Fact]
    public async Task Create_CompletedMuchLater_IsSeenByPollers()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { Time = clock });
        await service.CreateAsync(Bodies.Event(1));
        Crash.After(service, 3, isLastDone: false);
        Answer crashed = await service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(2), "key"));
        Crash.Recover(service);

        clock.Advance(TimeSpan.FromHours(3));
        Answer repeat = await service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(2), "key"));
        clock.Advance(TimeSpan.FromHours(3));
        Answer again = await service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(2), "key"));

        Assert.Equal((503, 201), (crashed.Status, repeat.Status));
        Assert.Equal((repeat.Text, repeat.Headers()), (again.Text, again.Headers()));
        string since = clock.GetUtcNow().AddHours(-3).AddMinutes(-5).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        Assert.Equal([repeat.Id], (await service.GetAsync($"{Paths.Events}?calendar=2&updated_from={since}")).Ids);
    }

    [Fact]
    public async Task Create_CompletedMuchLater_GetsTheSameAnswerAfterADelete()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { Time = clock });
        await service.CreateAsync(Bodies.Event(1));
        Crash.After(service, 3, isLastDone: false);
        await service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(2), "key"));
        Crash.Recover(service);
        clock.Advance(TimeSpan.FromHours(3));
        Answer repeat = await service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(2), "key"));

        Answer deleted = await service.SendAsync(ChangeRequests.Delete(repeat.Id));
        Answer again = await service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(2), "key"));

        Assert.Equal((201, 204), (repeat.Status, deleted.Status));
        Assert.Equal((repeat.Text, repeat.Headers()), (again.Text, again.Headers()));
        Assert.Empty((await service.GetAsync($"{Paths.Events}?calendar=2")).Ids);
    }

    [Fact]
    public async Task Create_CompletedByTwoRepeatsAroundTheLateLimit_HasOneAnswer()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { Time = clock });
        HttpClient other = await service.AddInstanceAsync();
        await service.CreateAsync(Bodies.Event(1));
        Crash.After(service, 3, isLastDone: false);
        await service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(2), "key"));
        Crash.Recover(service);

        clock.Advance(TimeSpan.FromMinutes(4));
        FaultGate gate = new();
        service.LocalCosmos.Faults.Add(new FaultRule(Fault.WaitAt(gate)) { Kinds = [RequestKind.Create], Container = "events", Times = 1 });
        Task<Answer> inTime = service.SendAsync(Keyed.Post(Paths.Events, Bodies.Event(2), "key"));
        await gate.Arrived.WaitAsync(TestService.Cancellation);
        clock.Advance(TimeSpan.FromSeconds(1));
        Answer late = await TestService.SendAsync(other, Keyed.Post(Paths.Events, Bodies.Event(2), "key"));
        gate.Open();

        Assert.Equal("2026-03-02T12:04:01Z", late.Json.GetProperty("created_at").GetString());
        Assert.Equal((late.Text, late.Headers()), ((await inTime).Text, (await inTime).Headers()));
        Assert.Equal(late.Text, (await service.GetAsync(Paths.Event(late.Id))).Text);
    }

    // A create without a key makes 2 calls: it reserves the id, and writes the event.
    [Theory]
    [CombinatorialCrashes(2)]
    public async Task Create_InterruptedByACrash_StoresTheWholeEventOrNone(int calls, bool isLastDone)
    {
        await using TestService service = await TestService.StartAsync();
        await service.CreateAsync(Bodies.Event(1));

        Crash.After(service, calls, isLastDone);
        Answer answer = await service.PostAsync(Paths.Events, Bodies.Event(2));
        Crash.Recover(service);

        Answer list = await service.GetAsync($"{Paths.Events}?calendar=2");
        Assert.True(answer.Status == (calls == 2 ? 201 : 503), $"{answer.Status} {answer.Text}");
        Assert.Equal(calls == 2 || (calls == 1 && isLastDone) ? 1 : 0, list.Ids.Count);
        Assert.All(list.Ids, id => Assert.True(id > 0));
        foreach (long id in list.Ids)
        {
            Assert.Equal($"[{(await service.GetAsync(Paths.Event(id))).Text}]", list.Text);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    public async Task Batch_InterruptedByACrash_IsCompletedByARepeatUnderItsKey(int calls)
    {
        await using TestService service = await TestService.StartAsync();
        HttpClient other = await service.AddInstanceAsync();
        await service.CreateAsync(Bodies.Event(1));
        string body = Bodies.Batch(Bodies.Item(2), Bodies.Item(2, members => members["title"] = ""), Bodies.Item(2), Bodies.Item(2));

        Crash.After(service, calls, isLastDone: true);
        Answer first = await service.SendAsync(Keyed.Post(Paths.Batch, body, "key"));
        Crash.Recover(service);
        Answer repeat = await TestService.SendAsync(other, Keyed.Post(Paths.Batch, body, "key"));
        Answer again = await service.SendAsync(Keyed.Post(Paths.Batch, body, "key"));

        Assert.True(first.Status == 503, first.Text);
        Assert.Equal((200, repeat.Text, repeat.Headers()), (repeat.Status, again.Text, again.Headers()));
        Assert.Equal(3, (await service.GetAsync($"{Paths.Events}?calendar=2")).Ids.Count);
    }
}
