using LocalCosmos.Documents;

namespace LocalCosmos.Resources;

/// <summary>A container: its definition, and its documents held per partition key range.</summary>
internal sealed class Container
{
    private readonly PartitionKeyRange[] _ranges;
    private long _lastSequence;

    public Container(Database database, int number, ContainerDefinition definition, TimeProvider timeProvider)
    {
        Database = database;
        Number = number;
        Definition = definition;
        ResourceId = Resources.ResourceId.OfContainer(database.Number, number);
        CreatedAt = timeProvider.GetUtcNow().ToUnixTimeSeconds();
        _ranges = [new PartitionKeyRange("0", this, timeProvider)];
    }

    public Database Database { get; }

    /// <summary>Unique in its database, never given again.</summary>
    public int Number { get; }

    public string Name => Definition.Name;

    public ContainerDefinition Definition { get; private set; }

    public string ResourceId { get; }

    public long CreatedAt { get; }

    /// <summary>Grows with each change of the definition.</summary>
    public int Revision { get; private set; } = 1;

    public IReadOnlyList<PartitionKeyRange> Ranges => _ranges;

    /// <summary>The range that holds a logical partition; there is one range, and it holds all.</summary>
    /// <param name="partitionKey">The canonical JSON of the partition's key.</param>
    public PartitionKeyRange RangeOf(string partitionKey) => _ranges[0];

    /// <summary>The next number of a document, which orders documents as they were made.</summary>
    public long NextSequence() => Interlocked.Increment(ref _lastSequence);

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
