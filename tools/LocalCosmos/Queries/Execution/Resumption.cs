using LocalCosmos.Indexing;
using LocalCosmos.Json;

namespace LocalCosmos.Queries.Execution;

/// <summary>The position at which a sorted query continues.</summary>
/// <param name="Values">The sort values at the position.</param>
/// <param name="Sequence">The sequence number of one document with these values; null for all of them.</param>
/// <param name="Excludes">Whether the query continues after these documents; otherwise with them.</param>
internal sealed record Resumption(SortValue[] Values, long? Sequence, bool Excludes)
{
    /// <summary>The position in an index that is sorted by these values.</summary>
    /// <param name="backward">Whether the scan goes from the last entry to the first.</param>
    public IndexCut In(bool backward) => new(Values, Excludes != backward, Sequence);

    /// <summary>Whether a result is at the position or after it.</summary>
    public bool IsReached(OrderComparer order, SortValue[] values, long sequence)
    {
        int difference = order.Compare((values, sequence), (Values, Sequence ?? sequence));
        return difference > 0 || (difference == 0 && !Excludes);
    }
}
