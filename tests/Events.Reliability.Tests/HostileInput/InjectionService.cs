using System.Text.Json;
using Events.Reliability.Tests.HostileInput.Mutations;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>A service with an event for each injection, which is its title, on one calendar.</summary>
public sealed class InjectionService : IAsyncLifetime
{
    public const long Calendar = 1;

    /// <summary>Only these events have this case.</summary>
    public const long Case = 77;

    private readonly Dictionary<long, string> _titles = [];

    public TestService Service { get; private set; } = null!;

    /// <summary>The titles of the events, by id.</summary>
    public IReadOnlyDictionary<long, string> Titles => _titles;

    public async ValueTask InitializeAsync()
    {
        string[] titles = ["Visit", "visit", "Other", .. Payloads.Injections];
        Service = await TestService.StartAsync();
        Answer created = await Service.PostAsync(
            Paths.Batch,
            Bodies.Batch([.. titles.Select(title => Bodies.Item(Calendar, more => (more["casefile_id"], more["title"]) = (Case, title)))]));
        foreach (JsonElement item in created.Json.EnumerateArray())
        {
            JsonElement stored = item.GetProperty("event");
            _titles.Add(stored.GetProperty("id").GetInt64(), stored.GetProperty("title").GetString()!);
        }

        Assert.Equal(titles, _titles.OrderBy(stored => stored.Key).Select(stored => stored.Value).OrderBy(title => Array.IndexOf(titles, title)));
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
