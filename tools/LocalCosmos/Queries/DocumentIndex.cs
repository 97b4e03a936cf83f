using LocalCosmos.Documents;
using LocalCosmos.Queries.Indexing;
using LocalCosmos.Queries.Syntax;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries;

/// <summary>
/// The documents of a container, in every order that its indexing policy asks for. Written by one caller at a time, and
/// never while it is read.
/// </summary>
/// <param name="policy">What is indexed.</param>
internal sealed class DocumentIndex(IndexingPolicy policy)
{
    private readonly Dictionary<PropertyPath, OrderedIndex> _paths = policy.ExplicitPaths.ToDictionary(path => path, IndexOf);
    private readonly Dictionary<PropertyPath, OrderedIndex> _elements = [];

    /// <summary>What is indexed.</summary>
    public IndexingPolicy Policy => policy;

    /// <summary>How many documents there are.</summary>
    public int Count => BySequence.Count;

    /// <summary>All documents in the order in which they were made.</summary>
    public OrderedIndex BySequence { get; } = new("sequence", []);

    /// <summary>All documents by the canonical JSON of their partition key. This is how documents are stored rather than an index of the policy.</summary>
    public OrderedIndex ByPartition { get; } = new("partition", [new IndexComponent(null, false)]);

    /// <summary>The composite indexes.</summary>
    public IReadOnlyList<OrderedIndex> Composites { get; } =
        [.. policy.Composites.Select(components => new OrderedIndex(string.Join(',', components.Select(component => component.Path + (component.Descending ? "-" : "+"))), components))];

    /// <summary>The index of one path; null where there is none.</summary>
    public OrderedIndex? Path(PropertyPath path) => _paths.GetValueOrDefault(path);

    /// <summary>The index of the elements of the arrays at a path; null where there is none.</summary>
    public OrderedIndex? Elements(PropertyPath path) => _elements.GetValueOrDefault(path);

    /// <summary>Puts a document in.</summary>
    public void Add(StoredDocument document) => Change(document, static (index, values, document) => index.Add(values, document));

    /// <summary>Takes out a document that was put in.</summary>
    /// <exception cref="InvalidOperationException">It is not there.</exception>
    public void Remove(StoredDocument document) => Change(document, static (index, values, document) => index.Remove(values, document));

    private static OrderedIndex IndexOf(PropertyPath path) => new(path.Text, [new IndexComponent(path, false)]);

    private void Change(StoredDocument document, Action<OrderedIndex, ReadOnlySpan<SortValue>, StoredDocument> change)
    {
        change(BySequence, [], document);
        change(ByPartition, [SortValue.Of(document.PartitionKey)], document);
        var entries = new DocumentEntries(policy, document);
        foreach (var (path, value) in entries.Values())
        {
            if (!_paths.TryGetValue(path, out var index))
            {
                _paths.Add(path, index = IndexOf(path));
            }
            change(index, [value], document);
        }
        foreach (var (path, value) in entries.Elements())
        {
            if (!_elements.TryGetValue(path, out var index))
            {
                _elements.Add(path, index = new OrderedIndex(path.Text + "/[]", [new IndexComponent(null, false)]));
            }
            change(index, [value], document);
        }
        foreach (var index in Composites)
        {
            change(index, [.. index.Components.Select(component => entries.ScalarAt(component.Path!))], document);
        }
    }
}
