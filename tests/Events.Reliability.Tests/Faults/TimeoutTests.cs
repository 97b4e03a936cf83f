using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.Reliability.Tests.Faults;

/// <summary>Requests that wait for each other while the database does not answer share one timeout.</summary>
public sealed class TimeoutTests : IAsyncLifetime
{
    private const int AtOnce = 20;
    private const int MaximumChecks = 50;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(15);
    private readonly InstantRetryClock _clock = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero));
    private TestService _service = null!;

    public async ValueTask InitializeAsync()
    {
        TestService.RequireLocalCosmos();
        _service = await TestService.StartAsync(new TestServiceOptions { Time = _clock });
    }

    public ValueTask DisposeAsync() => _service is null ? ValueTask.CompletedTask : _service.DisposeAsync();

    [Fact]
    public async Task Creates_ThatWaitForAnId_ShareOneTimeout()
    {
        await CheckAsync(RequestKind.Patch, () => _service.PostAsync(Paths.Events, Bodies.Event(1)));

        Assert.Equal(201, (await _service.PostAsync(Paths.Events, Bodies.Event(1))).Status);
    }

    [Fact]
    public async Task Changes_OfOneEvent_ShareOneTimeout()
    {
        Answer created = await _service.CreateAsync(Bodies.Event(1));

        await CheckAsync(RequestKind.PointRead, () => _service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\"")));

        Assert.Equal(200, (await _service.SendAsync(ChangeRequests.Patch(created.Id, "\"title\":\"Changed\""))).Status);
    }

    [Fact]
    public async Task Client_ThatRetriesWithoutEnd_IsStoppedAtTheTimeout()
    {
        await _service.CreateAsync(Bodies.Event(1));
        FaultPlan faults = _service.LocalCosmos.Faults;
        faults.Add(new FaultRule(Fault.Fail(410, 1002)) { Kinds = [RequestKind.Query] });

        Task<Answer> list = _service.GetAsync($"{Paths.Events}?calendar=1");
        while (!list.IsCompleted)
        {
            await _service.GetAsync("/api/health");
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        ProblemAssert.Is(await list, 503);

        // Requests that are already sent may still arrive. After them, no more may follow.
        bool isQuiet = false;
        for (int look = 0; look < MaximumChecks && !isQuiet; look++)
        {
            long before = faults.InjectedCount;
            for (int call = 0; call < AtOnce; call++)
            {
                await _service.GetAsync("/api/health");
            }

            isQuiet = faults.InjectedCount == before;
        }

        Assert.True(isQuiet, "The client still sends requests.");
    }

    private async Task CheckAsync(RequestKind held, Func<Task<Answer>> call)
    {
        FaultGate gate = new();
        _service.LocalCosmos.Faults.Add(new FaultRule(Fault.WaitAt(gate)) { Kinds = [held] });
        DateTimeOffset start = _clock.GetUtcNow();

        List<Task<Answer>> calls = [.. Enumerable.Range(0, AtOnce).Select(_ => call())];
        await gate.Arrived.WaitAsync(TestService.Cancellation);
        Task<Answer[]> all = Task.WhenAll(calls);
        while (!all.IsCompleted)
        {
            // A real request for each second of the fake clock gives slow calls enough real time.
            await _service.GetAsync("/api/health");
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        gate.Open();
        _service.LocalCosmos.Faults.Clear();
        Assert.All(await all, answer => ProblemAssert.Is(answer, 503));
        Assert.InRange(_clock.GetUtcNow() - start, CallTimeout, 4 * CallTimeout);
    }
}
