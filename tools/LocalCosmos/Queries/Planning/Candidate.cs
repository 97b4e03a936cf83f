using System.Text.Json;
using LocalCosmos.Queries.Indexing;
using LocalCosmos.Queries.Syntax;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>A document that a filter looks at: through the entry of an index as far as that goes, then by its body.</summary>
internal ref struct Candidate
{
    private readonly JsonElement _body;
    private readonly OrderedIndex? _index;
    private readonly ReadOnlySpan<SortValue> _values;

    /// <summary>A document on its own.</summary>
    public Candidate(JsonElement body)
    {
        _body = body;
    }

    /// <summary>A document found by an index.</summary>
    public Candidate(OrderedIndex index, IndexPlace place)
    {
        _body = index.Document(place).Body;
        _index = index;
        _values = index.Values(place);
    }

    /// <summary>Whether the entry of the index did not tell enough, so that the document was read.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The value at a path.</summary>
    public SortValue Value(PropertyPath path)
    {
        if (_index is not null)
        {
            for (var i = 0; i < _values.Length; i++)
            {
                // A composite index says "undefined" of what is missing and of what is no scalar alike.
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
