namespace Events.Testing.Services;

/// <summary>One service for the tests of a class, which keep apart by calendars.</summary>
public sealed class SharedService : IAsyncLifetime
{
    private static long _calendars = 1_000;

    public TestService Service { get; private set; } = null!;

    /// <summary>A calendar, or the id of anything else, that no other test uses.</summary>
    public static long NextId() => Interlocked.Increment(ref _calendars);

    public async ValueTask InitializeAsync() => Service = await TestService.StartAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
