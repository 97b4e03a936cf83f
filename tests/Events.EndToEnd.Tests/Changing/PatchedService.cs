using System.Globalization;
using Events.Testing.Services;
using Microsoft.Extensions.Time.Testing;

namespace Events.EndToEnd.Tests.Changing;

/// <summary>A service with a fake clock and the example casefile.</summary>
public sealed class PatchedService : IAsyncLifetime
{
    public FakeTimeProvider Time { get; } = new InstantRetryClock(new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public TestService Service { get; private set; } = null!;

    /// <summary>The current time as the service writes it.</summary>
    public string Now => Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public async ValueTask InitializeAsync() => Service = await TestService.StartAsync(new TestServiceOptions { Time = Time, Seed = true });

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
