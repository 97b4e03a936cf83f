using LocalCosmos.Queries.Indexing;

namespace LocalCosmos.Queries.Planning;

/// <summary>A way through an index.</summary>
/// <param name="Index">The index.</param>
/// <param name="Segments">The parts of it to go through, apart from each other and in the order of the index.</param>
/// <param name="Backward">Whether from the last entry to the first.</param>
internal sealed record IndexWalk(OrderedIndex Index, IReadOnlyList<IndexSegment> Segments, bool Backward = false)
{
    /// <summary>Through all of an index.</summary>
    public static IndexWalk All(OrderedIndex index, bool backward = false) => new(index, [IndexSegment.All], backward);

    /// <summary>How many entries there are on the way; counted no further than a limit.</summary>
    public int Count(int limit)
    {
        var count = 0;
        foreach (var segment in Segments)
        {
            count += Index.CountIn(segment, limit - count);
            if (count >= limit)
            {
                break;
            }
        }
        return count;
    }

    /// <summary>The entries on the way, from the furthest of some cuts on.</summary>
    public IEnumerable<IndexPlace> From(IEnumerable<IndexCut> cuts)
    {
        var places = cuts.Select(Index.Find).Order().ToList();
        var from = places.Count == 0 ? default(IndexPlace?) : Backward ? places[0] : places[^1];
        foreach (var segment in Backward ? Segments.Reverse() : Segments)
        {
            var start = Index.Find(segment.Start);
            var end = Index.Find(segment.End);
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
