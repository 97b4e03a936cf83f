using LocalCosmos.Documents;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Indexing;

/// <summary>
/// Documents in the order of some of their values, then of their sequence. A sorted list in blocks:
/// a search is two binary searches, an insert moves at most one block, and neighbours lie side by side.
/// </summary>
/// <param name="name">Names the index in continuations.</param>
/// <param name="components">What its entries are sorted by; none for the sequence alone.</param>
internal sealed class OrderedIndex(string name, IReadOnlyList<IndexComponent> components)
{
    private readonly IndexComponent[] _components = [.. components];
    private readonly List<IndexBlock> _blocks = [];

    // Ties stand in the direction of the first path, so that it also holds for the opposite order. The client resumes by _rid in that
    // direction unless the service says otherwise (Azure/azure-cosmos-dotnet-v3, OrderByCrossPartitionQueryPipelineStage.cs).
    private readonly bool _sequenceDescending = components.Count > 0 && components[0].Descending;

    /// <summary>Names the index in continuations.</summary>
    public string Name => name;

    /// <summary>What the entries are sorted by.</summary>
    public IReadOnlyList<IndexComponent> Components => _components;

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    private IndexPlace EndPlace => new(_blocks.Count, 0);

    /// <summary>Puts a document in by its values.</summary>
    public void Add(ReadOnlySpan<SortValue> values, StoredDocument document)
    {
        var place = Find(values, document.Sequence, after: false);
        if (place == EndPlace && (_blocks.Count == 0 || _blocks[^1].Count == IndexBlock.Capacity))
        {
            // Values that only grow fill their blocks wholly.
            _blocks.Add(new IndexBlock(_components.Length));
        }
        else if (place == EndPlace)
        {
            place = new IndexPlace(_blocks.Count - 1, _blocks[^1].Count);
        }
        else if (_blocks[place.Block].Count == IndexBlock.Capacity)
        {
            place = SplitAt(place);
        }
        _blocks[place.Block].Insert(place.Offset, values, document);
        Count++;
    }

    /// <summary>Takes a document out by its values.</summary>
    /// <exception cref="InvalidOperationException">It is not there under these values.</exception>
    public void Remove(ReadOnlySpan<SortValue> values, StoredDocument document)
    {
        var place = Find(values, document.Sequence, after: false);
        if (place == EndPlace || Document(place).Sequence != document.Sequence)
        {
            throw new InvalidOperationException($"Document {document.Id} is not in the index {name}.");
        }
        _blocks[place.Block].RemoveAt(place.Offset);
        if (_blocks[place.Block].Count == 0)
        {
            _blocks.RemoveAt(place.Block);
        }
        Count--;
    }

    /// <summary>The place of the first entry behind a cut, or the end.</summary>
    public IndexPlace Find(IndexCut cut) => Find(cut.Values, cut.Sequence, cut.After);

    /// <summary>The place behind a place.</summary>
    public IndexPlace Next(IndexPlace place) => place.Offset + 1 < _blocks[place.Block].Count
        ? place with { Offset = place.Offset + 1 }
        : new IndexPlace(place.Block + 1, 0);

    /// <summary>The place before a place that is not the first.</summary>
    public IndexPlace Previous(IndexPlace place) => place.Offset > 0
        ? place with { Offset = place.Offset - 1 }
        : new IndexPlace(place.Block - 1, _blocks[place.Block - 1].Count - 1);

    /// <summary>The document of an entry.</summary>
    public StoredDocument Document(IndexPlace place) => _blocks[place.Block].Document(place.Offset);

    /// <summary>The values of an entry.</summary>
    public ReadOnlySpan<SortValue> Values(IndexPlace place) => _blocks[place.Block].Values(place.Offset);

    /// <summary>How many entries a segment has; counted no further than a limit.</summary>
    public int CountIn(IndexSegment segment, int limit)
    {
        var start = Find(segment.Start);
        var end = Find(segment.End);
        if (start.CompareTo(end) >= 0)
        {
            return 0;
        }
        if (start.Block == end.Block)
        {
            return Math.Min(limit, end.Offset - start.Offset);
        }
        var count = _blocks[start.Block].Count - start.Offset + end.Offset;
        for (var block = start.Block + 1; block < end.Block && count < limit; block++)
        {
            count += _blocks[block].Count;
        }
        return Math.Min(limit, count);
    }

    private IndexPlace Find(ReadOnlySpan<SortValue> values, long? sequence, bool after)
    {
        // What only grows, as numbers and times of creation do, goes to the end without a search.
        if (_blocks.Count == 0 || !IsBehind(_blocks[^1], _blocks[^1].Count - 1, values, sequence, after))
        {
            return EndPlace;
        }
        int low = 0, high = _blocks.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = IsBehind(_blocks[middle], _blocks[middle].Count - 1, values, sequence, after) ? (low, middle) : (middle + 1, high);
        }
        var block = _blocks[low];
        int first = 0, last = block.Count - 1;
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = IsBehind(block, middle, values, sequence, after) ? (first, middle) : (middle + 1, last);
        }
        return new IndexPlace(low, first);
    }

    private IndexPlace SplitAt(IndexPlace place)
    {
        var block = _blocks[place.Block];
        _blocks.Insert(place.Block + 1, block.Split());
        return place.Offset <= block.Count ? place : new IndexPlace(place.Block + 1, place.Offset - block.Count);
    }

    private bool IsBehind(IndexBlock block, int offset, ReadOnlySpan<SortValue> values, long? sequence, bool after)
    {
        var own = block.Values(offset);
        for (var i = 0; i < values.Length; i++)
        {
            var order = own[i].CompareTo(values[i]);
            if (order != 0)
            {
                return order > 0 != _components[i].Descending;
            }
        }
        if (sequence is { } other && block.Document(offset).Sequence != other)
        {
            return block.Document(offset).Sequence > other != _sequenceDescending;
        }
        return !after;
    }
}
