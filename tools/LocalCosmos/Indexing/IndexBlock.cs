using LocalCosmos.Documents;
using LocalCosmos.Json;

namespace LocalCosmos.Indexing;

/// <summary>A sorted block of neighbouring entries of an index. One array holds the values of all entries.</summary>
/// <param name="width">The number of values of an entry.</param>
internal sealed class IndexBlock(int width)
{
    /// <summary>The maximum number of entries. A larger block makes inserts slower, a smaller one makes the list of blocks longer.</summary>
    public const int Capacity = 128;

    private SortValue[] _values = new SortValue[8 * width];
    private StoredDocument[] _documents = new StoredDocument[8];

    /// <summary>The number of entries.</summary>
    public int Count { get; private set; }

    /// <summary>The document of an entry.</summary>
    public StoredDocument Document(int offset) => _documents[offset];

    /// <summary>The values of an entry.</summary>
    public ReadOnlySpan<SortValue> Values(int offset) => _values.AsSpan(offset * width, width);

    /// <summary>Inserts an entry at an offset.</summary>
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

    /// <summary>Removes an entry.</summary>
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
        int half = Count / 2;
        IndexBlock later = new(width)
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

    // A reference from an unused slot would keep its document in memory.
    private void Clear(int offset, int count)
    {
        Array.Clear(_documents, offset, count);
        Array.Clear(_values, offset * width, count * width);
    }
}
