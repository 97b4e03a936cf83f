using System.Globalization;
using Events.Core.Events.Storing;
using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Reliability.Tests.Faults;

/// <summary>The service works again soon after the database does.</summary>
public sealed class RecoveryTests : IAsyncLifetime
{
    private const string Ready = "/api/health/ready";
    private const int MaximumTries = 10;
    private readonly FaultyService _faulty = new();

    public ValueTask InitializeAsync() => _faulty.InitializeAsync();

    public ValueTask DisposeAsync() => _faulty.DisposeAsync();

    [Fact]
    public async Task Account_ThatWasUnreachableForAMinute_IsUsedAgainAtOnce()
    {
        Answer before = await _faulty.Service.CreateAsync(Bodies.Event(1));

        await _faulty.Service.LocalCosmos.StopListeningAsync();
        foreach (int minute in (int[])[0, 1])
        {
            _faulty.Clock.Advance(TimeSpan.FromSeconds(30 * minute));
            Answer[] away = await Task.WhenAll(
                _faulty.Service.GetAsync(Ready),
                _faulty.Service.GetAsync(Paths.Event(before.Id)),
                _faulty.Service.PostAsync(Paths.Events, Bodies.Event(1)));
            Assert.All(away, answer => ProblemAssert.Is(answer, 503));
            _faulty.Clock.Advance(TimeSpan.FromSeconds(30 * minute));
        }

        Assert.Equal(200, (await _faulty.Service.GetAsync("/api/health")).Status);
        await _faulty.Service.LocalCosmos.ListenAgainAsync(TestService.Cancellation);

        int tries = await TriesUntilReadyAsync();
        Answer after = await _faulty.Service.PostAsync(Paths.Events, Bodies.Event(1));
        Write($"Ready at request {tries} after the account came back.");
        Assert.Equal(1, tries);
        Assert.Equal(201, after.Status);
        Assert.Equal([before.Id, after.Id], (await _faulty.Service.GetAsync($"{Paths.Events}?calendar=1&sort=id")).Ids);
    }

    [Fact]
    public async Task Containers_ThatWereMissing_AreUsedWhenTheyExist_WithoutARestart()
    {
        await _faulty.Service.CreateAsync(Bodies.Event(1));

        await _faulty.Service.Events.DeleteContainerAsync(cancellationToken: TestService.Cancellation);
        await _faulty.Service.System.DeleteContainerAsync(cancellationToken: TestService.Cancellation);
        _faulty.Clock.Advance(TimeSpan.FromMinutes(2));
        Answer[] missing =
        [
            await _faulty.Service.GetAsync(Ready),
            await _faulty.Service.GetAsync(Paths.Event(1)),
            await _faulty.Service.GetAsync(Paths.Events),
            await _faulty.Service.PostAsync(Paths.Events, Bodies.Event(1)),
        ];
        await _faulty.Service.Application.Services.GetRequiredService<DatabaseSetup>().CreateIfNotExistsAsync(TestService.Cancellation);

        Assert.All(missing, answer => ProblemAssert.Is(answer, 503));
        int tries = await TriesUntilReadyAsync();
        Write($"Ready at request {tries} after the containers came back.");
        Assert.InRange(tries, 1, MaximumTries);
    }

    private static void Write(string figure) => TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{figure}"));

    private async Task<int> TriesUntilReadyAsync()
    {
        int tries = 1;
        while ((await _faulty.Service.GetAsync(Ready)).Status != 200 && tries < MaximumTries)
        {
            tries++;
        }

        return tries;
    }
}
