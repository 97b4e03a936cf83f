namespace Events.Testing.Services;

/// <summary>One service for all tests of a class. Each test uses its own calendars.</summary>
public sealed class SharedService : IAsyncLifetime
{
    private static long _calendars = 1_000;

    public TestService Service { get; private set; } = null!;

    /// <summary>An id, of a calendar or anything else, that no other test uses.</summary>
    public static long NextId() => Interlocked.Increment(ref _calendars);

    public async ValueTask InitializeAsync() => Service = await TestService.StartAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
