using Events.Core.Alerts;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>The service still reads the alerts that earlier versions stored.</summary>
public sealed class StoredAlertTests
{
    private readonly RecordingChannel _accepting = new("well");
    private readonly RecordingChannel _refusing = new("ill");

    [Fact]
    public async Task Alert_TriedByTheFirstVersion_IsSentToChannelsThatHaveNotAccepted()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "3"));
        ServiceProvider instance = testBed.Instance(_accepting, _refusing);
        long id = await testBed.CreateAsync(alertAt: null);
        await testBed.ReplaceAsync(id, StoredAlerts.WithOneError(id));
        _refusing.Answer = _ => Task.FromResult(new DeliveryOutcome("501"));
        Assert.Equal(1, (await testBed.DispatchAsync(instance)).Retried);
        Assert.Contains(testBed.Log.Lines, line => line.Contains("Try 2 to deliver the alert", StringComparison.Ordinal) && line.Contains(": ill: 501 ", StringComparison.Ordinal));

        _refusing.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        testBed.FakeClock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await testBed.DispatchAsync(instance)).Delivered);
        Assert.Empty(_accepting.Received);
    }

    [Fact]
    public async Task Alert_ClaimedByTheFirstVersion_IsSent()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long id = await testBed.CreateAsync(alertAt: null);
        await testBed.ReplaceAsync(id, StoredAlerts.WithTheFirstClaim(id));

        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
    }

    [Fact]
    public async Task Alert_ThatFailedInTheFirstVersion_IsListed_AndCanBeRetried()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long id = await testBed.CreateAsync(alertAt: null);
        await testBed.ReplaceAsync(id, StoredAlerts.Failed(id));

        FailedAlert failed = Assert.Single((await testBed.FailedAsync()).Items);
        Assert.Equal((10, "webhook:crm: a.example answered 500"), (failed.Attempts, failed.LastError));
        Assert.Null(await testBed.RetryAsync(failed.EventId));
        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
    }
}
