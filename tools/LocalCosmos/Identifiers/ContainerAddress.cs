namespace LocalCosmos.Identifiers;

/// <summary>Identifies a container in its account.</summary>
/// <param name="Database">The number of the database.</param>
/// <param name="Container">The number of the container in the database.</param>
internal readonly record struct ContainerAddress(int Database, int Container)
{
    /// <summary>The <c>_rid</c> of the container.</summary>
    public string ResourceId => Identifiers.ResourceId.OfContainer(Database, Container);

    /// <summary>The <c>_self</c> link of the container.</summary>
    public string SelfLink => $"dbs/{Identifiers.ResourceId.OfDatabase(Database)}/colls/{ResourceId}/";

    /// <summary>The <c>_rid</c> of a document in the container.</summary>
    /// <param name="sequence">The sequence number of the document.</param>
    public string DocumentResourceId(long sequence) => Identifiers.ResourceId.OfDocument(Database, Container, sequence);

    /// <summary>The <c>_rid</c> of a partition key range of the container.</summary>
    /// <param name="range">The number of the range.</param>
    public string RangeResourceId(int range) => Identifiers.ResourceId.OfPartitionKeyRange(Database, Container, range);
}
