using LocalCosmos.Identifiers;
using LocalCosmos.Journal;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Containers;

/// <summary>A container: its definition, and its documents in partition key ranges.</summary>
internal sealed class Container
{
    private long _lastSequence;

    /// <param name="address">The numbers of the container and its database.</param>
    /// <param name="definition">The definition that the client sent.</param>
    /// <param name="settings">The settings of the account.</param>
    /// <param name="ranges">The partition key ranges; null to create new ones, as many as the settings say.</param>
    public Container(
        ContainerAddress address, ContainerDefinition definition, StorageSettings settings, IReadOnlyList<PartitionKeyRangeDefinition>? ranges = null)
    {
        Address = address;
        ResourceId = address.ResourceId;
        Definition = definition;
        Settings = settings;
        CreatedAt = settings.TimeProvider.GetUtcNow().ToUnixTimeSeconds();
        Ranges = new PartitionKeyRanges(this, ranges ?? PartitionKeyRangeDefinition.Initial(settings.Ranges));
    }

    public ContainerAddress Address { get; }

    /// <summary>The number of the container, unique in its database and never used again.</summary>
    public int Number => Address.Container;

    public string Name => Definition.Name;

    public ContainerDefinition Definition { get; private set; }

    public StorageSettings Settings { get; }

    public string ResourceId { get; }

    public long CreatedAt { get; init; }

    /// <summary>Grows with each change of the definition.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The sequence number of the newest document.</summary>
    public long LastSequence => Interlocked.Read(ref _lastSequence);

    public PartitionKeyRanges Ranges { get; }

    /// <summary>The sequence number for a new document. It orders documents by creation.</summary>
    public long NextSequence() => Interlocked.Increment(ref _lastSequence);

    /// <summary>Restores the revision and the sequence number that a journal recorded.</summary>
    public void Resume(int revision, long lastSequence)
    {
        Revision = revision;
        _lastSequence = Math.Max(_lastSequence, lastSequence);
    }

    /// <summary>Replaces the definition by one with the same name and partition key.</summary>
    public void Redefine(ContainerDefinition definition)
    {
        Definition = definition;
        Revision++;
        foreach (PartitionKeyRange range in Ranges.All)
        {
            range.Rebuild();
        }
    }

    /// <summary>The container as the journal records it.</summary>
    public ContainerEntry ToEntry() =>
        new(Address, CreatedAt, Revision, LastSequence, [.. Ranges.All.Select(range => range.Definition)], Definition.Body);
}
