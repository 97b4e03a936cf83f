namespace LocalCosmos.Queries.Indexing;

/// <summary>Where an entry stands in an index, until the next write.</summary>
internal readonly record struct IndexPlace(int Block, int Offset) : IComparable<IndexPlace>
{
    /// <inheritdoc/>
    public int CompareTo(IndexPlace other) => Block != other.Block ? Block.CompareTo(other.Block) : Offset.CompareTo(other.Offset);
}
