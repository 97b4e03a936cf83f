using LocalCosmos.Documents;
using LocalCosmos.Json;

namespace LocalCosmos.Indexing;

/// <summary>
/// All indexes of the documents of a replica. The class is not thread-safe: while a caller changes the index, no other caller may use it.
/// </summary>
/// <param name="policy">The indexing policy.</param>
internal sealed class DocumentIndex(IndexingPolicy policy)
{
    private readonly Dictionary<PropertyPath, OrderedIndex> _paths = policy.ExplicitPaths.ToDictionary(path => path, IndexOf);
    private readonly Dictionary<PropertyPath, OrderedIndex> _elements = [];

    /// <summary>The indexing policy.</summary>
    public IndexingPolicy Policy => policy;

    /// <summary>The number of documents.</summary>
    public int Count => BySequence.Count;

    /// <summary>All documents in the order of their creation.</summary>
    public OrderedIndex BySequence { get; } = new("sequence", []);

    /// <summary>All documents by the canonical JSON of their partition key. It stands for the storage by partition, not for an index of the policy.</summary>
    public OrderedIndex ByPartition { get; } = new("partition", [new IndexComponent(null, false)]);

    /// <summary>The composite indexes.</summary>
    public IReadOnlyList<OrderedIndex> Composites { get; } =
        [.. policy.Composites.Select(components => new OrderedIndex(string.Join(',', components.Select(component => component.Path + (component.Descending ? "-" : "+"))), components))];

    /// <summary>The index of one path; null if it does not exist.</summary>
    public OrderedIndex? Path(PropertyPath path) => _paths.GetValueOrDefault(path);

    /// <summary>The index of the array elements at a path; null if it does not exist.</summary>
    public OrderedIndex? Elements(PropertyPath path) => _elements.GetValueOrDefault(path);

    /// <summary>Adds a document.</summary>
    public void Add(StoredDocument document) => Change(document, static (index, values, document) => index.Add(values, document));

    /// <summary>Removes a document.</summary>
    /// <exception cref="InvalidOperationException">The index does not have the document.</exception>
    public void Remove(StoredDocument document) => Change(document, static (index, values, document) => index.Remove(values, document));

    private static OrderedIndex IndexOf(PropertyPath path) => new(path.Text, [new IndexComponent(path, false)]);

    private void Change(StoredDocument document, Action<OrderedIndex, ReadOnlySpan<SortValue>, StoredDocument> change)
    {
        change(BySequence, [], document);
        change(ByPartition, [SortValue.Of(document.PartitionKey)], document);
        DocumentEntries entries = new(policy, document);
        foreach ((PropertyPath path, SortValue value) in entries.Values())
        {
            if (!_paths.TryGetValue(path, out OrderedIndex? index))
            {
                _paths.Add(path, index = IndexOf(path));
            }
            change(index, [value], document);
        }
        foreach ((PropertyPath path, SortValue value) in entries.Elements())
        {
            if (!_elements.TryGetValue(path, out OrderedIndex? index))
            {
                _elements.Add(path, index = new OrderedIndex(path.Text + "/[]", [new IndexComponent(null, false)]));
            }
            change(index, [value], document);
        }
        foreach (OrderedIndex index in Composites)
        {
            change(index, [.. index.Components.Select(component => entries.ScalarAt(component.Path!))], document);
        }
    }
}
