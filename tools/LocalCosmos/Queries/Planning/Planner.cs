using LocalCosmos.Queries.Indexing;
using LocalCosmos.Queries.Syntax;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>Chooses the index to walk. Whatever it chooses, the answer is the same; only the cost differs.</summary>
internal sealed class Planner(DocumentIndex documents, FilterConstraints constraints, string? partitionKey)
{
    // Beyond this it does not matter how much more there is.
    private const int EstimateLimit = 10_000;

    // Sorting what a filter finds pays when the walk in order would pass many more entries.
    private const int SortAdvantage = 4;

    /// <summary>The walk for a query with an order, and whether its results are still to be sorted.</summary>
    /// <exception cref="BadQueryException">The order has no index.</exception>
    public (IndexWalk Walk, bool Sorts) ForOrder(IReadOnlyList<OrderItem> order)
    {
        var (filtered, entries) = BestOf(Candidates());
        if (OrderIndexes.Find(documents, order) is not { } ordered || !IsComplete(ordered.Index))
        {
            return (filtered, true);
        }
        ordered = ordered with { Segments = SegmentBuilder.Build(ordered.Index, constraints) };
        return (long)entries * SortAdvantage < ordered.Count(EstimateLimit) ? (filtered, true) : (ordered, false);
    }

    /// <summary>The walk with the fewest entries; among equals the one that tells most of the filter.</summary>
    public IndexWalk Best() => BestOf(Candidates()).Walk;

    /// <summary>The walk over the index of a name, to go on with it.</summary>
    /// <exception cref="BadQueryException">This query has no such walk.</exception>
    public IndexWalk Named(string? name) => Candidates().FirstOrDefault(walk => walk.Index.Name == name)
        ?? throw new BadQueryException("The continuation is malformed or belongs to another query.");

    private (IndexWalk Walk, int Entries) BestOf(IEnumerable<IndexWalk> walks) => walks
        .Select(walk => (Walk: walk, Entries: walk.Count(EstimateLimit)))
        .OrderBy(candidate => candidate.Entries)
        .ThenByDescending(candidate => candidate.Walk.Index.Components.Count(component => component.Path is not null && constraints.Paths.Contains(component.Path)))
        .First();

    // An index made for a wildcard has no entries for documents without the property, and ORDER BY answers these too.
    private bool IsComplete(OrderedIndex index) =>
        index.Count == documents.Count || constraints.At(index.Components[0].Path) is { IsBounded: true } or { IsDefined: true };

    private IEnumerable<IndexWalk> Candidates()
    {
        if (partitionKey is not null)
        {
            yield return At(documents.ByPartition, SortValue.Of(partitionKey));
        }
        foreach (var path in constraints.Paths)
        {
            if (documents.Path(path) is { } index && constraints.At(path) is { IsBounded: true } or { IsDefined: true })
            {
                yield return new IndexWalk(index, SegmentBuilder.Build(index, constraints));
            }
        }
        foreach (var (path, value) in constraints.Contained)
        {
            if (documents.Elements(path) is { } index)
            {
                yield return At(index, value);
            }
        }
        foreach (var index in documents.Composites.Where(index => SegmentBuilder.BoundPaths(index, constraints) > 0))
        {
            yield return new IndexWalk(index, SegmentBuilder.Build(index, constraints));
        }
        yield return IndexWalk.All(documents.BySequence);
    }

    private static IndexWalk At(OrderedIndex index, SortValue value) => new(index, [new IndexSegment(new IndexCut([value], false), new IndexCut([value], true))]);
}
