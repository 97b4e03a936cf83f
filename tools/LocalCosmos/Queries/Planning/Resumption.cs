using LocalCosmos.Queries.Indexing;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>Where a sorted query goes on.</summary>
/// <param name="Values">What the results there are sorted by.</param>
/// <param name="Sequence">The one document among them; null for all of them.</param>
/// <param name="Excludes">Whether they have been answered, so that it goes on behind them; otherwise with them.</param>
internal sealed record Resumption(SortValue[] Values, long? Sequence, bool Excludes)
{
    /// <summary>The same in an index that is sorted by the values.</summary>
    /// <param name="backward">Whether the index is walked from its end.</param>
    public IndexCut In(bool backward) => new(Values, Excludes != backward, Sequence);

    /// <summary>Whether a result lies where the query goes on, or later.</summary>
    public bool IsReached(OrderComparer order, SortValue[] values, long sequence)
    {
        var difference = order.Compare((values, sequence), (Values, Sequence ?? sequence));
        return difference > 0 || (difference == 0 && !Excludes);
    }
}
