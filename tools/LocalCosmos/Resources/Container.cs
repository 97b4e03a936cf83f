using LocalCosmos.Documents;
using LocalCosmos.Journal;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Resources;

/// <summary>A container: its definition, and its documents held per partition key range.</summary>
internal sealed class Container
{
    private long _lastSequence;

    /// <param name="database">What it is in.</param>
    /// <param name="number">Its number in the database.</param>
    /// <param name="definition">What it was asked to be.</param>
    /// <param name="ranges">Its partition key ranges; null for the account's number of fresh ones.</param>
    public Container(
        Database database, int number, ContainerDefinition definition, IReadOnlyList<PartitionKeyRangeDefinition>? ranges = null)
    {
        var account = database.Account;
        Database = database;
        Number = number;
        Definition = definition;
        ResourceId = Resources.ResourceId.OfContainer(database.Number, number);
        CreatedAt = account.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        Ranges = new PartitionKeyRanges(this, ranges ?? PartitionKeyRangeDefinition.Fresh(account.Ranges), account.TimeProvider);
    }

    public Database Database { get; }

    /// <summary>Unique in its database, never given again.</summary>
    public int Number { get; }

    public string Name => Definition.Name;

    public ContainerDefinition Definition { get; private set; }

    public string ResourceId { get; }

    public long CreatedAt { get; init; }

    /// <summary>Grows with each change of the definition.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The number of the document made last.</summary>
    public long LastSequence => Interlocked.Read(ref _lastSequence);

    /// <summary>Whether its reads may be stale.</summary>
    public bool IsStale => Database.Account.StaleReads;

    public bool RewritesResults => Database.Account.RewritesResults;

    /// <summary>Where its writes are kept; null where they are not.</summary>
    public JournalWriter? Journal => Database.Account.Journal;

    public PartitionKeyRanges Ranges { get; }

    /// <summary>The next number of a document, which orders documents as they were made.</summary>
    public long NextSequence() => Interlocked.Increment(ref _lastSequence);

    /// <summary>Takes up where a journal left off.</summary>
    public void Resume(int revision, long lastSequence)
    {
        Revision = revision;
        _lastSequence = Math.Max(_lastSequence, lastSequence);
    }

    /// <summary>Takes on another definition of the same name and partition key.</summary>
    public void Redefine(ContainerDefinition definition)
    {
        Definition = definition;
        Revision++;
        foreach (var range in Ranges.All)
        {
            range.Rebuild();
        }
    }
}
