using LocalCosmos.Json;

namespace LocalCosmos.Indexing;

/// <summary>A position between two entries of an index.</summary>
/// <param name="Values">The leading values of the entries at the position; empty for all entries.</param>
/// <param name="After">Whether the position is after these entries; otherwise before them.</param>
/// <param name="Sequence">The sequence number of one of these entries. It requires a value for every path of the index.</param>
internal sealed record IndexCut(SortValue[] Values, bool After, long? Sequence = null)
{
    /// <summary>Before the first entry.</summary>
    public static IndexCut Start { get; } = new([], false);

    /// <summary>After the last entry.</summary>
    public static IndexCut End { get; } = new([], true);
}
