using LocalCosmos.Documents;
using LocalCosmos.Queries.Syntax;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>Sorts documents as the index of the order would.</summary>
internal sealed class OrderComparer(IReadOnlyList<OrderItem> order) : IComparer<(SortValue[] Values, long Sequence)>
{
    /// <summary>What a document is sorted by. Where there are several paths, what is no scalar counts as missing, as in a composite index.</summary>
    public SortValue[] ValuesOf(StoredDocument document)
    {
        var values = order.Select(item => SortValue.Of(item.Path.Read(document.Body)));
        return order.Count == 1 ? [.. values] : [.. values.Select(value => value.IsScalar ? value : SortValue.Undefined)];
    }

    /// <inheritdoc/>
    public int Compare((SortValue[] Values, long Sequence) x, (SortValue[] Values, long Sequence) y)
    {
        for (var i = 0; i < order.Count; i++)
        {
            var result = x.Values[i].CompareTo(y.Values[i]);
            if (result != 0)
            {
                return order[i].Descending ? -result : result;
            }
        }
        return order[0].Descending ? y.Sequence.CompareTo(x.Sequence) : x.Sequence.CompareTo(y.Sequence);
    }
}
