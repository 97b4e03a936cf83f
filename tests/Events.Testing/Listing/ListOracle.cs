namespace Events.Testing.Listing;

/// <summary>What a list must answer, told from the contract alone, over plain data in memory.</summary>
internal sealed class ListOracle(IReadOnlyList<OracleEvent> events)
{
    /// <summary>The ids that match, in the list's order.</summary>
    public IReadOnlyList<long> Ids(ListQuery query)
    {
        IEnumerable<OracleEvent> matching = events.Where(each => query.Filters.All(filter => filter.Matches(each)));
        IOrderedEnumerable<OracleEvent> sorted = query.IsDescending
            ? matching.OrderByDescending(query.SortValue).ThenByDescending(each => each.Id)
            : matching.OrderBy(query.SortValue).ThenBy(each => each.Id);
        return [.. sorted.Select(each => each.Id)];
    }
}
