using Events.Testing.Evolution;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>A service whose database has good documents among many that no version of the service wrote.</summary>
public sealed class ForeignService : IAsyncLifetime
{
    private static readonly StoredForm Event = new("event", "", NewestEvents.SentAgain);
    private static readonly StoredForm Failed = new("failed", "", NewestEvents.Failed);
    private static readonly StoredForm Tombstone = new("tombstone", "", NewestEvents.Tombstone);

    private readonly Dictionary<long, string> _harms = [];

    internal EvolvingService Evolving { get; private set; } = null!;

    /// <summary>What was done to each document that is not good.</summary>
    internal IReadOnlyDictionary<long, string> Harms => _harms;

    /// <summary>The ids of the good events whose alert is due.</summary>
    internal IReadOnlyList<long> Due { get; } = [1, 2, 1_500, 1_501, 9_000];

    /// <summary>The ids of the good events whose alert was given up.</summary>
    internal IReadOnlyList<long> GivenUp { get; } = [3, 3_500, 9_001];

    /// <summary>The ids of the good tombstones.</summary>
    internal IReadOnlyList<long> Deleted { get; } = [4, 6_050, 9_002];

    /// <summary>The ids of all good events.</summary>
    internal IReadOnlyList<long> Good => [.. Due.Concat(GivenUp).Order()];

    public async ValueTask InitializeAsync()
    {
        Evolving = await EvolvingService.StartAsync();
        Evolving.LoadEvents(Due.Select(Event.Json));
        Evolving.LoadEvents(GivenUp.Select(Failed.Json));
        Evolving.LoadEvents(Deleted.Select(Tombstone.Json));
        LoadHarmed(Event, 1_000);
        LoadHarmed(Failed, 3_000);
        LoadHarmed(Tombstone, 6_000);
    }

    public ValueTask DisposeAsync() => Evolving.DisposeAsync();

    private void LoadHarmed(StoredForm form, long firstId)
    {
        foreach ((long id, string harm, string document) in HarmedDocuments.Of(form, firstId).Where(harmed => !Good.Contains(harmed.Id) && !Deleted.Contains(harmed.Id)))
        {
            _harms.Add(id, harm);
            Evolving.LoadEvents(document);
        }
    }
}
