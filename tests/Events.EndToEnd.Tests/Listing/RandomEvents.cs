using CsCheck;
using Events.EndToEnd.Tests.Fixtures;
using Events.Testing.Listing;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Listing;

/// <summary>A service with 2,000 random events, the same in each run.</summary>
public sealed class RandomEvents : IAsyncLifetime
{
    private const int Count = 2_000;
    private const string Seed = "0N0XIzNsQ0O2";

    public TestService Service { get; private set; } = null!;

    internal IReadOnlyList<OracleEvent> Events { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Service = await TestService.StartAsync();
        PCG random = PCG.Parse(Seed);
        Events = [.. Enumerable.Range(1, Count).Select(id => RandomLists.Event.Generate(random, null, out _) with { Id = id })];
        await Seeding.CreateAsync(Service.Events, Events.Select(each => each.ToEvent()));
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
