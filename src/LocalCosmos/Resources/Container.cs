using LocalCosmos.Documents;
using LocalCosmos.Journal;

namespace LocalCosmos.Resources;

/// <summary>A container: its definition, and its documents held per partition key range.</summary>
internal sealed class Container
{
    private readonly PartitionKeyRange[] _ranges;
    private long _lastSequence;

    public Container(Database database, int number, ContainerDefinition definition)
    {
        var account = database.Account;
        Database = database;
        Number = number;
        Definition = definition;
        ResourceId = Resources.ResourceId.OfContainer(database.Number, number);
        CreatedAt = account.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        _ranges = [new PartitionKeyRange("0", this, account.TimeProvider)];
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

    /// <summary>Where its writes are kept; null where they are not.</summary>
    public JournalWriter? Journal => Database.Account.Journal;

    public IReadOnlyList<PartitionKeyRange> Ranges => _ranges;

    /// <summary>The range that holds a logical partition; there is one range, and it holds all.</summary>
    /// <param name="partitionKey">The canonical JSON of the partition's key.</param>
    public PartitionKeyRange RangeOf(string partitionKey) => _ranges[0];

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
        foreach (var range in _ranges)
        {
            range.Rebuild();
        }
    }
}
