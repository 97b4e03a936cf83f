using System.Net.Http.Headers;
using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Cosmos;
using Events.LocalHost;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Events.Reliability.Tests.Faults;

/// <summary>Two instances of the service over a database that fails on demand, with a fake clock and an alert channel.</summary>
public class FaultyService : IAsyncLifetime
{
    private const string TokenName = "everything";
    private const int EnoughTries = 20;

    // The client waits one second of real time before its second repeat.
    private const int EnoughRepeats = 2;
    private const int LongWithoutChange = 300_000;
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly ClientFaults _client = new();
    private readonly InstantRetryClock _clock = new(Noon);
    private readonly bool _repeats;
    private long _ids;

    public FaultyService()
        : this(repeats: false)
    {
    }

    private protected FaultyService(bool repeats) => _repeats = repeats;

    public TestService Service { get; private set; } = null!;

    /// <summary>Calls the second instance.</summary>
    public HttpClient Other { get; private set; } = null!;

    internal InstantRetryClock Clock => _clock;

    internal RecordingChannel Channel { get; } = new();

    /// <summary>The data of <see cref="ReadOperations"/>: a calendar, and an event on it.</summary>
    internal (long Calendar, long Id)? ReadData { get; set; }

    private long InjectedCount => Service.LocalCosmos.Faults.InjectedCount + _client.InjectedCount;

    public async ValueTask InitializeAsync()
    {
        TestService.RequireLocalCosmos();
        Service = await TestService.StartAsync(new TestServiceOptions
        {
            Time = _clock,
            Tokens = [new TokenRequest(TokenName, Scopes.All)],
            Services = Replace,
        });
        Other = await Service.AddInstanceAsync();
        Service.Client.DefaultRequestHeaders.Authorization = Other.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Service.Application.Tokens[TokenName]);
    }

    public async ValueTask DisposeAsync()
    {
        if (Service is not null)
        {
            await Service.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>An id, of a calendar or anything else, that no other test uses.</summary>
    public long NextId() => Interlocked.Increment(ref _ids);

    public Task<Answer> SendAsync(HttpMethod method, string path) => Service.SendAsync(new HttpRequestMessage(method, path));

    /// <summary>Makes a call during a fault, and clears the fault when the call is answered.</summary>
    /// <param name="scenario">The fault.</param>
    /// <param name="through">The number of database requests that succeed first.</param>
    /// <param name="times">The number of requests that the fault hits.</param>
    /// <param name="call">The call.</param>
    /// <returns>The answer, and whether the fault hit any request.</returns>
    internal async Task<(Answer Answer, bool WasHit)> CallAsync(FaultScenario scenario, int through, int times, Func<Task<Answer>> call)
    {
        long before = InjectedCount;
        if (scenario.Fault is { } fault)
        {
            Service.LocalCosmos.Faults.Add(new FaultRule(fault) { Skip = through, Times = times });
        }
        else
        {
            _client.Arm(scenario.Failure!, scenario.IsAfter, through, times);
        }

        try
        {
            Task<Answer> calling = call();
            if (scenario.Gate is { } gate)
            {
                await WaitForTimeoutAsync(gate, calling);
            }
            else if (times > 1 && (scenario.IsRetriedWithoutEnd || IsRepeated(scenario)))
            {
                await WaitForTimeoutAsync(before, calling, IsRepeated(scenario) ? EnoughRepeats : EnoughTries);
            }

            return (await calling, InjectedCount > before);
        }
        finally
        {
            Service.LocalCosmos.Faults.Clear();
            _client.Disarm();
            await ReleaseAsync(scenario.Gate);
        }
    }

    // A request may still be done after the service has timed out.
    private static async Task ReleaseAsync(FaultGate? gate)
    {
        gate?.Open();
        while (gate is { Held: > 0 })
        {
            await Task.Yield();
        }
    }

    private bool IsRepeated(FaultScenario scenario) => _repeats && scenario.IsRepeated;

    private async Task WaitForTimeoutAsync(long injectedBefore, Task calling, int enough)
    {
        int before = Clock.TimeoutsElapsed;
        while (!calling.IsCompleted)
        {
            if (InjectedCount - injectedBefore > enough * (1 + Clock.TimeoutsElapsed - before))
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }
    }

    private async Task WaitForTimeoutAsync(FaultGate gate, Task calling)
    {
        int before = Clock.TimeoutsElapsed;
        (int, long) last = default;
        for (int unchanged = 0; !calling.IsCompleted; unchanged++)
        {
            (int, long) now = (gate.Arrivals, Service.LocalCosmos.Requests.Count);
            unchanged = now == last ? unchanged : 0;
            last = now;
            if (gate.Arrivals > Clock.TimeoutsElapsed - before || unchanged > LongWithoutChange)
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }
    }

    private void Replace(IServiceCollection services)
    {
        services.RemoveAll<IAlertChannel>();
        services.AddSingleton<IAlertChannel>(Channel);
        services.AddSingleton(provider => CosmosClientFactory.Create(
            provider.GetRequiredService<IOptions<CosmosOptions>>().Value, options =>
            {
                options.HttpClientFactory = _client.NewClient;

                // Without the limit, the client repeats requests that it cannot send or that get no answer, also writes.
                options.LimitToEndpoint = !_repeats;
            }));
    }
}
