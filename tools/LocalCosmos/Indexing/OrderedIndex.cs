using LocalCosmos.Documents;
using LocalCosmos.Json;

namespace LocalCosmos.Indexing;

/// <summary>
/// Documents sorted by some of their values, then by their sequence number. It is a sorted list of blocks:
/// a search is two binary searches, and an insert moves the entries of at most one block.
/// </summary>
/// <param name="name">The name of the index in continuations.</param>
/// <param name="components">The values by which entries are sorted; empty for the sequence number alone.</param>
internal sealed class OrderedIndex(string name, IReadOnlyList<IndexComponent> components)
{
    private readonly IndexComponent[] _components = [.. components];
    private readonly List<IndexBlock> _blocks = [];

    // Entries with equal values are sorted by sequence number, in the direction of the first path, so that the index also serves the opposite
    // order. By default, the client resumes by _rid in that direction (Azure/azure-cosmos-dotnet-v3, OrderByCrossPartitionQueryPipelineStage.cs).
    private readonly bool _sequenceDescending = components.Count > 0 && components[0].Descending;

    /// <summary>The name of the index in continuations.</summary>
    public string Name => name;

    /// <summary>The values by which entries are sorted.</summary>
    public IReadOnlyList<IndexComponent> Components => _components;

    /// <summary>The number of entries.</summary>
    public int Count { get; private set; }

    private IndexPlace EndPlace => new(_blocks.Count, 0);

    /// <summary>Adds a document with its values.</summary>
    public void Add(ReadOnlySpan<SortValue> values, StoredDocument document)
    {
        IndexPlace place = Find(values, document.Sequence, after: false);
        if (place == EndPlace && (_blocks.Count == 0 || _blocks[^1].Count == IndexBlock.Capacity))
        {
            // Growing values fill their blocks completely.
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

    /// <summary>Removes a document by its values.</summary>
    /// <exception cref="InvalidOperationException">The index does not have the document with these values.</exception>
    public void Remove(ReadOnlySpan<SortValue> values, StoredDocument document)
    {
        IndexPlace place = Find(values, document.Sequence, after: false);
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

    /// <summary>The place of the first entry after a position, or the end.</summary>
    public IndexPlace Find(IndexCut cut) => Find(cut.Values, cut.Sequence, cut.After);

    /// <summary>The next place.</summary>
    public IndexPlace Next(IndexPlace place) => place.Offset + 1 < _blocks[place.Block].Count
        ? place with { Offset = place.Offset + 1 }
        : new IndexPlace(place.Block + 1, 0);

    /// <summary>The previous place. The given place must not be the first.</summary>
    public IndexPlace Previous(IndexPlace place) => place.Offset > 0
        ? place with { Offset = place.Offset - 1 }
        : new IndexPlace(place.Block - 1, _blocks[place.Block - 1].Count - 1);

    /// <summary>The document of an entry.</summary>
    public StoredDocument Document(IndexPlace place) => _blocks[place.Block].Document(place.Offset);

    /// <summary>The values of an entry.</summary>
    public ReadOnlySpan<SortValue> Values(IndexPlace place) => _blocks[place.Block].Values(place.Offset);

    /// <summary>Counts the entries of a segment, up to a limit.</summary>
    public int CountIn(IndexSegment segment, int limit)
    {
        IndexPlace start = Find(segment.Start);
        IndexPlace end = Find(segment.End);
        if (start.CompareTo(end) >= 0)
        {
            return 0;
        }
        if (start.Block == end.Block)
        {
            return Math.Min(limit, end.Offset - start.Offset);
        }
        int count = _blocks[start.Block].Count - start.Offset + end.Offset;
        for (int block = start.Block + 1; block < end.Block && count < limit; block++)
        {
            count += _blocks[block].Count;
        }
        return Math.Min(limit, count);
    }

    private IndexPlace Find(ReadOnlySpan<SortValue> values, long? sequence, bool after)
    {
        // Growing values, for example creation times, go to the end without a search.
        if (_blocks.Count == 0 || !IsAfter(_blocks[^1], _blocks[^1].Count - 1, values, sequence, after))
        {
            return EndPlace;
        }
        int low = 0, high = _blocks.Count - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = IsAfter(_blocks[middle], _blocks[middle].Count - 1, values, sequence, after) ? (low, middle) : (middle + 1, high);
        }
        IndexBlock block = _blocks[low];
        int first = 0, last = block.Count - 1;
        while (first < last)
        {
            int middle = (first + last) / 2;
            (first, last) = IsAfter(block, middle, values, sequence, after) ? (first, middle) : (middle + 1, last);
        }
        return new IndexPlace(low, first);
    }

    private IndexPlace SplitAt(IndexPlace place)
    {
        IndexBlock block = _blocks[place.Block];
        _blocks.Insert(place.Block + 1, block.Split());
        return place.Offset <= block.Count ? place : new IndexPlace(place.Block + 1, place.Offset - block.Count);
    }

    private bool IsAfter(IndexBlock block, int offset, ReadOnlySpan<SortValue> values, long? sequence, bool after)
    {
        ReadOnlySpan<SortValue> own = block.Values(offset);
        for (int i = 0; i < values.Length; i++)
        {
            int order = own[i].CompareTo(values[i]);
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
