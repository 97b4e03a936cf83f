using LocalCosmos.Indexing;

namespace LocalCosmos.Queries.Planning;

/// <summary>A scan of an index.</summary>
/// <param name="Index">The index.</param>
/// <param name="Segments">The parts to scan, separate and in the order of the index.</param>
/// <param name="Backward">Whether the scan goes from the last entry to the first.</param>
internal sealed record IndexScan(OrderedIndex Index, IReadOnlyList<IndexSegment> Segments, bool Backward = false)
{
    /// <summary>A scan of a whole index.</summary>
    public static IndexScan All(OrderedIndex index, bool backward = false) => new(index, [IndexSegment.All], backward);

    /// <summary>Counts the entries of the scan, up to a limit.</summary>
    public int Count(int limit)
    {
        int count = 0;
        foreach (IndexSegment segment in Segments)
        {
            count += Index.CountIn(segment, limit - count);
            if (count >= limit)
            {
                break;
            }
        }
        return count;
    }

    /// <summary>The entries of the scan after all of the given positions.</summary>
    public IEnumerable<IndexPlace> From(IEnumerable<IndexCut> cuts)
    {
        List<IndexPlace> places = cuts.Select(Index.Find).Order().ToList();
        IndexPlace? from = places.Count == 0 ? null : Backward ? places[0] : places[^1];
        foreach (IndexSegment segment in Backward ? Segments.Reverse() : Segments)
        {
            IndexPlace start = Index.Find(segment.Start);
            IndexPlace end = Index.Find(segment.End);
            if (from is { } position)
            {
                start = !Backward && position.CompareTo(start) > 0 ? position : start;
                end = Backward && position.CompareTo(end) < 0 ? position : end;
            }
            while (start.CompareTo(end) < 0)
            {
                if (Backward)
                {
                    end = Index.Previous(end);
                    yield return end;
                }
                else
                {
                    yield return start;
                    start = Index.Next(start);
                }
            }
        }
    }
}
