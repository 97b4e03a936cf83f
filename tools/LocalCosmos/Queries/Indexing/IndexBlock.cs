using LocalCosmos.Documents;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Indexing;

/// <summary>Some neighbouring entries of an index, in order; the values of all entries lie in one array.</summary>
/// <param name="width">How many values an entry has.</param>
internal sealed class IndexBlock(int width)
{
    /// <summary>How many entries a block holds at most: few enough to move on an insert, many enough for a short list of blocks.</summary>
    public const int Capacity = 128;

    private SortValue[] _values = new SortValue[8 * width];
    private StoredDocument[] _documents = new StoredDocument[8];

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>The document of an entry.</summary>
    public StoredDocument Document(int offset) => _documents[offset];

    /// <summary>The values of an entry.</summary>
    public ReadOnlySpan<SortValue> Values(int offset) => _values.AsSpan(offset * width, width);

    /// <summary>Puts an entry at a place and moves the later ones.</summary>
    public void Insert(int offset, ReadOnlySpan<SortValue> values, StoredDocument document)
    {
        if (Count == _documents.Length)
        {
            Array.Resize(ref _documents, Count * 2);
            Array.Resize(ref _values, Count * 2 * width);
        }
        Array.Copy(_documents, offset, _documents, offset + 1, Count - offset);
        Array.Copy(_values, offset * width, _values, (offset + 1) * width, (Count - offset) * width);
        _documents[offset] = document;
        values.CopyTo(_values.AsSpan(offset * width));
        Count++;
    }

    /// <summary>Takes an entry out.</summary>
    public void RemoveAt(int offset)
    {
        Count--;
        Array.Copy(_documents, offset + 1, _documents, offset, Count - offset);
        Array.Copy(_values, (offset + 1) * width, _values, offset * width, (Count - offset) * width);
        Clear(Count, 1);
    }

    /// <summary>Moves the later half of the entries to a new block.</summary>
    public IndexBlock Split()
    {
        var half = Count / 2;
        var later = new IndexBlock(width)
        {
            Count = Count - half,
            _documents = new StoredDocument[Capacity],
            _values = new SortValue[Capacity * width],
        };
        Array.Copy(_documents, half, later._documents, 0, later.Count);
        Array.Copy(_values, half * width, later._values, 0, later.Count * width);
        Clear(half, later.Count);
        Count = half;
        return later;
    }

    // What is no longer an entry must not keep its document alive.
    private void Clear(int offset, int count)
    {
        Array.Clear(_documents, offset, count);
        Array.Clear(_values, offset * width, count * width);
    }
}
