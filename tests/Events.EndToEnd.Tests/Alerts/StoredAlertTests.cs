using Events.Core.Alerts;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>What earlier versions of the service stored of an alert is read still.</summary>
public sealed class StoredAlertTests
{
    private readonly RecordingChannel _well = new("well");
    private readonly RecordingChannel _ill = new("ill");

    [Fact]
    public async Task AnAlertThatWasTriedByTheFirstVersion_GoesOutWhereItIsOwed()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "3"));
        ServiceProvider instance = bench.Instance(_well, _ill);
        long id = await bench.CreateAsync(alertAt: null);
        await bench.ReplaceAsync(id, StoredAlerts.WithOneError(id));
        _ill.Answer = _ => Task.FromResult(new DeliveryOutcome("501"));
        Assert.Equal(1, (await bench.DispatchAsync(instance)).Retried);
        Assert.Contains(bench.Log.Lines, line => line.Contains("Try 2 to deliver the alert", StringComparison.Ordinal) && line.Contains(": ill: 501 ", StringComparison.Ordinal));

        _ill.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        bench.FakeClock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await bench.DispatchAsync(instance)).Delivered);
        Assert.Empty(_well.Received);
    }

    [Fact]
    public async Task AnAlertThatTheFirstVersionClaimedAndLeft_GoesOut()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        long id = await bench.CreateAsync(alertAt: null);
        await bench.ReplaceAsync(id, StoredAlerts.WithTheFirstClaim(id));

        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
    }

    [Fact]
    public async Task AnAlertThatTheFirstVersionGaveUp_IsListed_AndSentAgain()
    {
        await using DispatchTestBed bench = await DispatchTestBed.StartAsync();
        long id = await bench.CreateAsync(alertAt: null);
        await bench.ReplaceAsync(id, StoredAlerts.GivenUp(id));

        FailedAlert failed = Assert.Single((await bench.FailedAsync()).Items);
        Assert.Equal((10, "webhook:crm: a.example answered 500"), (failed.Attempts, failed.LastError));
        Assert.Null(await bench.RetryAsync(failed.EventId));
        Assert.Equal(1, (await bench.DispatchAsync()).Delivered);
    }
}
