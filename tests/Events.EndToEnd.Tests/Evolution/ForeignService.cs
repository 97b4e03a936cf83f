using Events.Testing.Evolution;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>A service whose database has some good documents among many damaged ones.</summary>
public sealed class ForeignService : IAsyncLifetime
{
    private static readonly StoredForm Event = new("event", "", NewestEvents.SentAgain);
    private static readonly StoredForm Failed = new("failed", "", NewestEvents.Failed);
    private static readonly StoredForm Tombstone = new("tombstone", "", NewestEvents.Tombstone);

    private readonly Dictionary<long, string> _damages = [];

    internal EvolvingService Evolving { get; private set; } = null!;

    /// <summary>The damage of each damaged document, by id.</summary>
    internal IReadOnlyDictionary<long, string> Damages => _damages;

    /// <summary>The ids of the good events whose alert is due.</summary>
    internal IReadOnlyList<long> Due { get; } = [1, 2, 1_150, 1_151, 9_000];

    /// <summary>The ids of the good events whose alert has failed.</summary>
    internal IReadOnlyList<long> FailedAlerts { get; } = [3, 3_150, 9_001];

    /// <summary>The ids of the good tombstones.</summary>
    internal IReadOnlyList<long> Deleted { get; } = [4, 6_050, 9_002];

    /// <summary>The ids of all good events.</summary>
    internal IReadOnlyList<long> Good => [.. Due.Concat(FailedAlerts).Order()];

    public async ValueTask InitializeAsync()
    {
        Evolving = await EvolvingService.StartAsync();
        Evolving.LoadEvents(Due.Select(Event.Json));
        Evolving.LoadEvents(FailedAlerts.Select(Failed.Json));
        Evolving.LoadEvents(Deleted.Select(Tombstone.Json));
        LoadDamaged(Event, 1_000);
        LoadDamaged(Failed, 3_000);
        LoadDamaged(Tombstone, 6_000);
    }

    public ValueTask DisposeAsync() => Evolving.DisposeAsync();

    private void LoadDamaged(StoredForm form, long firstId)
    {
        foreach ((long id, string damage, string document) in DamagedDocuments.Of(form, firstId).Where(damaged => !Good.Contains(damaged.Id) && !Deleted.Contains(damaged.Id)))
        {
            _damages.Add(id, damage);
            Evolving.LoadEvents(document);
        }
    }
}
