using LocalCosmos.Documents;
using LocalCosmos.Json;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Execution;

/// <summary>Compares documents in the same order as the index of an ORDER BY.</summary>
internal sealed class OrderComparer(IReadOnlyList<OrderItem> order) : IComparer<(SortValue[] Values, long Sequence)>
{
    /// <summary>The sort values of a document. With several paths, an array or object counts as undefined, as in a composite index.</summary>
    public SortValue[] ValuesOf(StoredDocument document)
    {
        IEnumerable<SortValue> values = order.Select(item => SortValue.Of(item.Path.Read(document.Body)));
        return order.Count == 1 ? [.. values] : [.. values.Select(value => value.IsScalar ? value : SortValue.Undefined)];
    }

    /// <inheritdoc/>
    public int Compare((SortValue[] Values, long Sequence) x, (SortValue[] Values, long Sequence) y)
    {
        for (int i = 0; i < order.Count; i++)
        {
            int result = x.Values[i].CompareTo(y.Values[i]);
            if (result != 0)
            {
                return order[i].Descending ? -result : result;
            }
        }
        return order[0].Descending ? y.Sequence.CompareTo(x.Sequence) : x.Sequence.CompareTo(y.Sequence);
    }
}
