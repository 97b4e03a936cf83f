using Events.Testing.Http;
using Events.Testing.Services;
using Events.Tests.Shared;
using Microsoft.Extensions.Time.Testing;

namespace Events.EndToEnd.Tests.Creating;

/// <summary>A service with only the example event of the API description, created at 2023-01-01T00:00:00Z.</summary>
public sealed class ExampleEvent : IAsyncLifetime
{
    public TestService Service { get; private set; } = null!;

    /// <summary>The answer to the create.</summary>
    public Answer Created { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await TestService.StartAsync(new TestServiceOptions
        {
            Time = new FakeTimeProvider(new DateTimeOffset(2023, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            Seed = true,
        });
        Created = await Service.PostAsync(Paths.Events, ExampleBodies.Create);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
