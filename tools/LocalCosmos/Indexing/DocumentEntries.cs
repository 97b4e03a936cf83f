using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Json;

namespace LocalCosmos.Indexing;

/// <summary>The index entries of a document.</summary>
internal sealed class DocumentEntries
{
    private readonly IndexingPolicy _policy;
    private readonly StoredDocument _document;
    private readonly Dictionary<PropertyPath, SortValue> _values = [];
    private readonly Dictionary<PropertyPath, JsonElement> _arrays = [];

    /// <summary>Computes the entries of a document.</summary>
    public DocumentEntries(IndexingPolicy policy, StoredDocument document)
    {
        _policy = policy;
        _document = document;
        foreach (PropertyPath path in policy.ExplicitPaths)
        {
            Take(path, path.Read(document.Body));
        }
        foreach (PropertyPath path in policy.ElementPaths)
        {
            JsonElement element = path.Read(document.Body);
            if (element.ValueKind == JsonValueKind.Array)
            {
                _arrays[path] = element;
            }
        }
        if (policy.HasWildcards)
        {
            Walk(document.Body, []);
        }
    }

    /// <summary>The value at each indexed path.</summary>
    public IEnumerable<KeyValuePair<PropertyPath, SortValue>> Values() => _values;

    /// <summary>The distinct scalar elements of each indexed array.</summary>
    public IEnumerable<(PropertyPath Path, SortValue Value)> Elements()
    {
        foreach ((PropertyPath path, JsonElement array) in _arrays)
        {
            foreach (SortValue value in array.EnumerateArray().Select(SortValue.Of).Where(value => value.IsScalar).Distinct())
            {
                yield return (path, value);
            }
        }
    }

    /// <summary>
    /// The value at a path of a composite index. There, a missing value, an array and an object count as undefined
    /// (https://learn.microsoft.com/azure/cosmos-db/index-policy#composite-indexes).
    /// </summary>
    public SortValue ScalarAt(PropertyPath path)
    {
        if (!_values.TryGetValue(path, out SortValue value))
        {
            value = SortValue.Of(path.Read(_document.Body));
        }
        return value.IsScalar ? value : SortValue.Undefined;
    }

    private void Walk(JsonElement element, List<string> names)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            names.Add(property.Name);
            if (_policy.Includes(names))
            {
                Take(new PropertyPath([.. names]), property.Value);
            }
            if (property.Value.ValueKind == JsonValueKind.Object)
            {
                Walk(property.Value, names);
            }
            else if (property.Value.ValueKind == JsonValueKind.Array && _policy.Includes([.. names, PathRule.Elements]))
            {
                _arrays[new PropertyPath([.. names])] = property.Value;
            }
            names.RemoveAt(names.Count - 1);
        }
    }

    private void Take(PropertyPath path, JsonElement element)
    {
        // The document already holds the id as a string, which the indexes share.
        _values[path] = path.Names is ["id"] ? SortValue.Of(_document.Id) : SortValue.Of(element);
    }
}
