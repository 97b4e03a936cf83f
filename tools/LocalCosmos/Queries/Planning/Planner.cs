using LocalCosmos.Errors;
using LocalCosmos.Indexing;
using LocalCosmos.Json;
using LocalCosmos.Queries.Filtering;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Planning;

/// <summary>Chooses the index for a query. The choice changes only the cost, never the answer.</summary>
internal sealed class Planner(DocumentIndex documents, FilterConstraints constraints, string? partitionKey)
{
    // Above this, an exact count does not change the choice.
    private const int EstimateLimit = 10_000;

    // Sorting the documents that a filter finds is cheaper if the scan in order has many more entries.
    private const int SortAdvantage = 4;

    /// <summary>The scan for a query with an order, and whether its results must be sorted.</summary>
    /// <exception cref="BadQueryException">The indexing policy has no index for the order.</exception>
    public (IndexScan Scan, bool Sorts) ForOrder(IReadOnlyList<OrderItem> order)
    {
        (IndexScan filtered, int entries) = BestOf(Candidates());
        if (OrderIndexes.Find(documents, order) is not { } ordered || !IsComplete(ordered.Index))
        {
            return (filtered, true);
        }
        ordered = ordered with { Segments = SegmentBuilder.Build(ordered.Index, constraints) };
        return (long)entries * SortAdvantage < ordered.Count(EstimateLimit) ? (filtered, true) : (ordered, false);
    }

    /// <summary>The scan with the fewest entries. If several have the same number, it is the one whose index covers most of the filter.</summary>
    public IndexScan Best() => BestOf(Candidates()).Scan;

    /// <summary>The scan of the index with a name, to continue it.</summary>
    /// <exception cref="BadQueryException">The query does not use such an index.</exception>
    public IndexScan Named(string? name) => Candidates().FirstOrDefault(scan => scan.Index.Name == name)
        ?? throw new BadQueryException("The continuation is malformed or belongs to another query.");

    private (IndexScan Scan, int Entries) BestOf(IEnumerable<IndexScan> scans) => scans
        .Select(scan => (Scan: scan, Entries: scan.Count(EstimateLimit)))
        .OrderBy(candidate => candidate.Entries)
        .ThenByDescending(candidate => candidate.Scan.Index.Components.Count(component => component.Path is not null && constraints.Paths.Contains(component.Path)))
        .First();

    // The index of a wildcard path has no entries for documents without the property, but ORDER BY returns these too.
    private bool IsComplete(OrderedIndex index) =>
        index.Count == documents.Count || constraints.At(index.Components[0].Path) is { IsBounded: true } or { IsDefined: true };

    private IEnumerable<IndexScan> Candidates()
    {
        if (partitionKey is not null)
        {
            yield return At(documents.ByPartition, SortValue.Of(partitionKey));
        }
        foreach (PropertyPath path in constraints.Paths)
        {
            if (documents.Path(path) is { } index && constraints.At(path) is { IsBounded: true } or { IsDefined: true })
            {
                yield return new IndexScan(index, SegmentBuilder.Build(index, constraints));
            }
        }
        foreach ((PropertyPath path, SortValue value) in constraints.Contained)
        {
            if (documents.Elements(path) is { } index)
            {
                yield return At(index, value);
            }
        }
        foreach (OrderedIndex index in documents.Composites.Where(index => SegmentBuilder.BoundPaths(index, constraints) > 0))
        {
            yield return new IndexScan(index, SegmentBuilder.Build(index, constraints));
        }
        yield return IndexScan.All(documents.BySequence);
    }

    private static IndexScan At(OrderedIndex index, SortValue value) => new(index, [new IndexSegment(new IndexCut([value], false), new IndexCut([value], true))]);
}
