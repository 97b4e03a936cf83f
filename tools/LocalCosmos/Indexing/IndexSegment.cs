namespace LocalCosmos.Indexing;

/// <summary>The entries of an index between two positions; empty if the end is before the start.</summary>
internal sealed record IndexSegment(IndexCut Start, IndexCut End)
{
    /// <summary>All entries.</summary>
    public static IndexSegment All { get; } = new(IndexCut.Start, IndexCut.End);
}
