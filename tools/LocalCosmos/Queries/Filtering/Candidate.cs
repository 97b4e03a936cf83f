using System.Text.Json;
using LocalCosmos.Indexing;
using LocalCosmos.Json;

namespace LocalCosmos.Queries.Filtering;

/// <summary>A document during the evaluation of a filter. Values come from the index entry if it has them, otherwise from the body.</summary>
internal ref struct Candidate
{
    private readonly JsonElement _body;
    private readonly OrderedIndex? _index;
    private readonly ReadOnlySpan<SortValue> _values;

    /// <summary>A document without an index entry.</summary>
    public Candidate(JsonElement body)
    {
        _body = body;
    }

    /// <summary>A document with an index entry.</summary>
    public Candidate(OrderedIndex index, IndexPlace place)
    {
        _body = index.Document(place).Body;
        _index = index;
        _values = index.Values(place);
    }

    /// <summary>Whether the index entry did not have all values, so that the body was read.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The value at a path.</summary>
    public SortValue Value(PropertyPath path)
    {
        if (_index is not null)
        {
            for (int i = 0; i < _values.Length; i++)
            {
                // In a composite index, a missing value, an array and an object are all undefined.
                if (path.Equals(_index.Components[i].Path) && (_values.Length == 1 || _values[i].IsScalar))
                {
                    return _values[i];
                }
            }
        }
        return SortValue.Of(Element(path));
    }

    /// <summary>The element at a path, from the body.</summary>
    public JsonElement Element(PropertyPath path)
    {
        IsRead = true;
        return path.Read(_body);
    }
}
