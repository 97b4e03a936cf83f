namespace LocalCosmos.Indexing;

/// <summary>The place of an entry in an index. It is valid until the next write.</summary>
internal readonly record struct IndexPlace(int Block, int Offset) : IComparable<IndexPlace>
{
    /// <inheritdoc/>
    public int CompareTo(IndexPlace other) => Block != other.Block ? Block.CompareTo(other.Block) : Offset.CompareTo(other.Offset);
}
