using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Refusals;

/// <summary>A service without events. Refused requests must create none.</summary>
public sealed class EmptyService : IAsyncLifetime
{
    public TestService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Service = await TestService.StartAsync();

    public async Task AssertNothingWrittenAsync() => Assert.Equal(0, await Service.CountAsync());

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
