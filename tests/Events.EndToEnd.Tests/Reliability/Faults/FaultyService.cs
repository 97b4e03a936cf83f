using System.Net.Http.Headers;
using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Cosmos;
using Events.EndToEnd.Tests.Alerts;
using Events.EndToEnd.Tests.Fixtures;
using Events.LocalHost;
using LocalCosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Events.EndToEnd.Tests.Reliability.Faults;

/// <summary>Two instances of the service over a database that goes wrong on demand, with a clock and a receiver of alerts.</summary>
public class FaultyService : IAsyncLifetime
{
    private const string TokenName = "everything";
    private const int EnoughTries = 20;

    // The client waits a second before its second repeat, by the real clock.
    private const int EnoughRepeats = 2;
    private const int LongWithoutChange = 300_000;
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private readonly ClientFaults _client = new();
    private readonly EagerClock _clock = new(Noon);
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

    internal EagerClock Clock => _clock;

    internal RecordingChannel Channel { get; } = new();

    private long Suffered => Service.LocalCosmos.Faults.Suffered + _client.Suffered;

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

    /// <summary>A calendar, or the id of anything else, that nothing else uses.</summary>
    public long NextId() => Interlocked.Increment(ref _ids);

    public Task<Answer> SendAsync(HttpMethod method, string path) => Service.SendAsync(new HttpRequestMessage(method, path));

    /// <summary>Makes a call while something is wrong with the database, and ends the trouble when it is answered.</summary>
    /// <param name="trouble">What goes wrong.</param>
    /// <param name="through">How many requests to the database it lets through first.</param>
    /// <param name="times">How many it befalls.</param>
    /// <param name="call">The call.</param>
    /// <returns>What was answered, and whether the trouble befell any request.</returns>
    internal async Task<(Answer Answer, bool Suffered)> CallAsync(Trouble trouble, int through, int times, Func<Task<Answer>> call)
    {
        long before = Suffered;
        if (trouble.Fault is { } fault)
        {
            Service.LocalCosmos.Faults.Add(new FaultRule(fault) { Skip = through, Times = times });
        }
        else
        {
            _client.Arm(trouble.Failure!, trouble.IsAfter, through, times);
        }

        try
        {
            Task<Answer> calling = call();
            if (trouble.Gate is { } gate)
            {
                await LosePatienceAsync(gate, calling);
            }
            else if (times > 1 && (trouble.IsEndless || IsRepeated(trouble)))
            {
                await LosePatienceAsync(before, calling, IsRepeated(trouble) ? EnoughRepeats : EnoughTries);
            }

            return (await calling, Suffered > before);
        }
        finally
        {
            Service.LocalCosmos.Faults.Clear();
            _client.Disarm();
            await LetGoAsync(trouble.Gate);
        }
    }

    // What the service gave up may be done all the same, only late.
    private static async Task LetGoAsync(FaultGate? gate)
    {
        gate?.Open();
        while (gate is { Held: > 0 })
        {
            await Task.Yield();
        }
    }

    private bool IsRepeated(Trouble trouble) => _repeats && trouble.IsRepeated;

    private async Task LosePatienceAsync(long suffered, Task calling, int enough)
    {
        int before = Clock.PatienceEnded;
        while (!calling.IsCompleted)
        {
            if (Suffered - suffered > enough * (1 + Clock.PatienceEnded - before))
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }
    }

    private async Task LosePatienceAsync(FaultGate gate, Task calling)
    {
        int before = Clock.PatienceEnded;
        (int, long) last = default;
        for (int unchanged = 0; !calling.IsCompleted; unchanged++)
        {
            (int, long) now = (gate.Arrivals, Service.LocalCosmos.Requests.Count);
            unchanged = now == last ? unchanged : 0;
            last = now;
            if (gate.Arrivals > Clock.PatienceEnded - before || unchanged > LongWithoutChange)
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

                // Where it may go elsewhere, the client repeats what it cannot send or gets no answer to, writes too.
                options.LimitToEndpoint = !_repeats;
            }));
    }
}
