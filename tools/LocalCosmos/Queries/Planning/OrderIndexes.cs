using LocalCosmos.Errors;
using LocalCosmos.Indexing;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Planning;

/// <summary>
/// Finds the index for an ORDER BY: https://learn.microsoft.com/azure/cosmos-db/index-policy#composite-indexes and
/// https://learn.microsoft.com/azure/cosmos-db/nosql/query/order-by.
/// </summary>
internal static class OrderIndexes
{
    /// <summary>The scan of the index in this order; null for an indexed path that no document has.</summary>
    /// <exception cref="BadQueryException">The indexing policy has no index for the order.</exception>
    public static IndexScan? Find(DocumentIndex documents, IReadOnlyList<OrderItem> order)
    {
        if (order.Count == 1)
        {
            if (!documents.Policy.Includes(order[0].Path.Names))
            {
                throw new BadQueryException($"The index path corresponding to the specified order-by item is excluded: {order[0].Path}.");
            }
            return documents.Path(order[0].Path) is { } index ? IndexScan.All(index, order[0].Descending) : null;
        }
        foreach (OrderedIndex index in documents.Composites)
        {
            if (index.Components.Select(component => component.Path!).SequenceEqual(order.Select(item => item.Path)))
            {
                List<bool> reversed = index.Components.Zip(order, (component, item) => component.Descending != item.Descending).Distinct().ToList();
                if (reversed.Count == 1)
                {
                    return IndexScan.All(index, reversed[0]);
                }
            }
        }
        throw new BadQueryException(
            "The order by query does not have a corresponding composite index that it can be served from: "
            + string.Join(", ", order.Select(item => item.Path + (item.Descending ? " DESC" : " ASC"))) + ".");
    }
}
