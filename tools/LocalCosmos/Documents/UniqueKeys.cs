using System.Text.Json;
using LocalCosmos.Json;

namespace LocalCosmos.Documents;

/// <summary>Which combination of unique values is whose, within each logical partition.</summary>
internal sealed class UniqueKeys(IReadOnlyList<IReadOnlyList<PropertyPath>> sets)
{
    private readonly Dictionary<string, DocumentKey> _owners = new(StringComparer.Ordinal);

    /// <summary>Whether another document of the partition has one of its combinations.</summary>
    public bool IsTaken(DocumentKey key, JsonElement body) =>
        Combinations(key, body).Any(combination => _owners.TryGetValue(combination, out var owner) && owner != key);

    public void Add(StoredDocument document)
    {
        foreach (var combination in Combinations(document.Key, document.Body))
        {
            _owners[combination] = document.Key;
        }
    }

    public void Remove(StoredDocument document)
    {
        foreach (var combination in Combinations(document.Key, document.Body))
        {
            if (_owners.TryGetValue(combination, out var owner) && owner == document.Key)
            {
                _owners.Remove(combination);
            }
        }
    }

    // A value that is missing counts as one: only one document may lack it.
    private IEnumerable<string> Combinations(DocumentKey key, JsonElement body) =>
        sets.Select((paths, number) => string.Join('\n', paths.Select(path => CanonicalJson.Of(path.Find(body))).Prepend($"{number}\n{key.PartitionKey}")));
}
