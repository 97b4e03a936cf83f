namespace Events.Testing.Listing;

/// <summary>Computes from the contract and plain data in memory what a list must return.</summary>
internal sealed class ListOracle(IReadOnlyList<OracleEvent> events)
{
    /// <summary>The ids of the matching events, in the order of the list.</summary>
    public IReadOnlyList<long> Ids(ListQuery query)
    {
        IEnumerable<OracleEvent> matching = events.Where(each => query.Filters.All(filter => filter.Matches(each)));
        IOrderedEnumerable<OracleEvent> sorted = query.IsDescending
            ? matching.OrderByDescending(query.SortValue).ThenByDescending(each => each.Id)
            : matching.OrderBy(query.SortValue).ThenBy(each => each.Id);
        return [.. sorted.Select(each => each.Id)];
    }
}
