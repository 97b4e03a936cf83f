using LocalCosmos.Indexing;
using LocalCosmos.Json;
using LocalCosmos.Queries.Filtering;

namespace LocalCosmos.Queries.Planning;

/// <summary>Finds the parts of an index that contain all documents that meet a filter.</summary>
internal static class SegmentBuilder
{
    // Above this, many small segments cost more than one large one.
    private const int MaxSegments = 1000;

    /// <summary>The parts of an index within the bounds of a filter, in the order of the index; the whole index if the filter has no bounds.</summary>
    public static IReadOnlyList<IndexSegment> Build(OrderedIndex index, FilterConstraints constraints)
    {
        IReadOnlyList<IndexComponent> components = index.Components;
        List<SortValue[]> prefixes = [[]];
        int depth = 0;
        while (depth < components.Count && constraints.At(components[depth].Path).Points is { } points && prefixes.Count * points.Length <= MaxSegments)
        {
            IEnumerable<SortValue> inOrder = components[depth].Descending ? points.Reverse() : points;
            prefixes = [.. prefixes.SelectMany(prefix => inOrder.Select(point => (SortValue[])[.. prefix, point]))];
            depth++;
        }
        return [.. prefixes.Select(prefix => depth < components.Count ? Bound(index, constraints, prefix, depth) : Whole(prefix))];
    }

    /// <summary>The number of leading paths of an index that a filter bounds.</summary>
    public static int BoundPaths(OrderedIndex index, FilterConstraints constraints)
    {
        int count = 0;
        while (count < index.Components.Count && constraints.At(index.Components[count].Path) is { IsBounded: true } constraint)
        {
            count++;
            if (constraint.Points is null)
            {
                break;
            }
        }
        return count;
    }

    private static IndexSegment Whole(SortValue[] prefix) => new(new IndexCut(prefix, false), new IndexCut(prefix, true));

    private static IndexSegment Bound(OrderedIndex index, FilterConstraints constraints, SortValue[] prefix, int depth)
    {
        IndexComponent component = index.Components[depth];
        PathConstraint constraint = constraints.At(component.Path);
        RangeEnd? low = constraint.Low;
        if (low is null && constraint.IsDefined && index.Components.Count == 1)
        {
            low = new RangeEnd(SortValue.Undefined, false);
        }
        IndexSegment segment = Whole(prefix);
        if (low is not null)
        {
            segment = WithLow(segment, component.Descending, [.. prefix, low.Value], low.Inclusive);
        }
        if (constraint.High is { } high)
        {
            segment = WithHigh(segment, component.Descending, [.. prefix, high.Value], high.Inclusive);
        }
        foreach (KeysetBound keyset in constraints.Keysets)
        {
            segment = Narrow(segment, index, constraint, keyset, prefix, depth);
        }
        return segment;
    }

    private static IndexSegment Narrow(IndexSegment segment, OrderedIndex index, PathConstraint constraint, KeysetBound keyset, SortValue[] prefix, int depth)
    {
        RangeEnd? end = keyset.IsLow ? constraint.Low : constraint.High;
        bool fits = depth + 1 < index.Components.Count
            && keyset.First.Equals(index.Components[depth].Path)
            && keyset.Second.Equals(index.Components[depth + 1].Path)
            && index.Components[depth].Descending == index.Components[depth + 1].Descending
            && end is { Inclusive: true } && end.Value.Equals(keyset.FirstValue);
        SortValue[] pair = [.. prefix, keyset.FirstValue, keyset.SecondValue];
        return !fits ? segment
            : keyset.IsLow ? WithLow(segment, index.Components[depth].Descending, pair, inclusive: false)
            : WithHigh(segment, index.Components[depth].Descending, pair, inclusive: false);
    }

    // In descending order, the lower end of a range is the end of the segment.
    private static IndexSegment WithLow(IndexSegment segment, bool descending, SortValue[] values, bool inclusive) => descending
        ? segment with { End = new IndexCut(values, inclusive) }
        : segment with { Start = new IndexCut(values, !inclusive) };

    private static IndexSegment WithHigh(IndexSegment segment, bool descending, SortValue[] values, bool inclusive) => descending
        ? segment with { Start = new IndexCut(values, !inclusive) }
        : segment with { End = new IndexCut(values, inclusive) };
}
