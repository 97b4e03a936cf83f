using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Json;

namespace LocalCosmos.Containers;

/// <summary>The values of unique keys in use, and the document that owns each. A unique key applies within a logical partition.</summary>
internal sealed class UniqueKeys(IReadOnlyList<IReadOnlyList<PropertyPath>> sets)
{
    private readonly Dictionary<string, DocumentKey> _owners = new(StringComparer.Ordinal);

    /// <summary>Whether another document of the logical partition has the same values.</summary>
    public bool IsTaken(DocumentKey key, JsonElement body) =>
        Combinations(key, body).Any(combination => _owners.TryGetValue(combination, out DocumentKey owner) && owner != key);

    public void Add(StoredDocument document)
    {
        foreach (string combination in Combinations(document.Key, document.Body))
        {
            _owners[combination] = document.Key;
        }
    }

    public void Remove(StoredDocument document)
    {
        foreach (string combination in Combinations(document.Key, document.Body))
        {
            if (_owners.TryGetValue(combination, out DocumentKey owner) && owner == document.Key)
            {
                _owners.Remove(combination);
            }
        }
    }

    // A missing value counts as a value: only one document may lack it.
    private IEnumerable<string> Combinations(DocumentKey key, JsonElement body) =>
        sets.Select((paths, number) => string.Join('\n', paths.Select(path => CanonicalJson.Of(path.Read(body))).Prepend($"{number}\n{key.PartitionKey}")));
}
