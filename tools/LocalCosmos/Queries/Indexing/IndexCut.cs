using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Indexing;

/// <summary>A cut between two entries of an index.</summary>
/// <param name="Values">The leading values of the entries at which it lies; none for all entries.</param>
/// <param name="After">Whether it lies behind these entries; otherwise before them.</param>
/// <param name="Sequence">The one document among them, where <paramref name="Values"/> has a value for every path of the index.</param>
internal sealed record IndexCut(SortValue[] Values, bool After, long? Sequence = null)
{
    /// <summary>Before all entries.</summary>
    public static IndexCut Start { get; } = new([], false);

    /// <summary>Behind all entries.</summary>
    public static IndexCut End { get; } = new([], true);
}
