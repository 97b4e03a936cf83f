using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Planning;

/// <summary>
/// Finds the index that an ORDER BY needs: https://learn.microsoft.com/azure/cosmos-db/index-policy#composite-indexes and
/// https://learn.microsoft.com/azure/cosmos-db/nosql/query/order-by.
/// </summary>
internal static class OrderIndexes
{
    /// <summary>The way through the index in the order asked for; null for a path that is indexed but no document has.</summary>
    /// <exception cref="BadQueryException">The indexing policy has no such index.</exception>
    public static IndexWalk? Find(DocumentIndex documents, IReadOnlyList<OrderItem> order)
    {
        if (order.Count == 1)
        {
            if (!documents.Policy.Includes(order[0].Path.Names))
            {
                throw new BadQueryException($"The index path corresponding to the specified order-by item is excluded: {order[0].Path}.");
            }
            return documents.Path(order[0].Path) is { } index ? IndexWalk.All(index, order[0].Descending) : null;
        }
        foreach (var index in documents.Composites)
        {
            if (index.Components.Select(component => component.Path!).SequenceEqual(order.Select(item => item.Path)))
            {
                var turned = index.Components.Zip(order, (component, item) => component.Descending != item.Descending).Distinct().ToList();
                if (turned.Count == 1)
                {
                    return IndexWalk.All(index, turned[0]);
                }
            }
        }
        throw new BadQueryException(
            "The order by query does not have a corresponding composite index that it can be served from: "
            + string.Join(", ", order.Select(item => item.Path + (item.Descending ? " DESC" : " ASC"))) + ".");
    }
}
