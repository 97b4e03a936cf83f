using System.Text.Json;
using LocalCosmos.Charges;
using LocalCosmos.Documents;
using LocalCosmos.Indexing;
using LocalCosmos.Json;
using LocalCosmos.Queries.Filtering;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Execution;

/// <summary>Collects the results of one page and their charge.</summary>
/// <param name="query">The query.</param>
/// <param name="filter">The filter with bound parameters; null for none.</param>
/// <param name="request">The request.</param>
/// <param name="offset">The number of results to skip.</param>
/// <param name="limit">The maximum number of remaining results; null for no limit.</param>
internal sealed class PageBuilder(Query query, Expression? filter, QueryRequest request, int offset, int? limit)
{
    // The documented default page size of Cosmos DB (REST, x-ms-max-item-count).
    private const int DefaultItemCount = 100;

    // "maximum response size (for example, paginated query): 4 MB" (https://learn.microsoft.com/azure/cosmos-db/concepts-limits).
    private const int MaxBytes = 4 * 1024 * 1024;

    private readonly OrderComparer _order = new(query.Order);
    private readonly int _maxItemCount = request.MaxItemCount > 0 ? request.MaxItemCount : DefaultItemCount;
    private readonly List<ReadOnlyMemory<byte>> _items = [];
    private long _itemBytes;
    private long _documentBytes;
    private int _documents;
    private int _indexEntries;
    private int _offset = offset;
    private int? _limit = limit;

    /// <summary>Whether the query needs no more results.</summary>
    public bool IsFinished => _limit == 0;

    /// <summary>Whether the page needs no more results.</summary>
    public bool IsFull => IsFinished || _items.Count >= _maxItemCount;

    /// <summary>Whether the document of an index entry is in the requested partition and meets the filter.</summary>
    public bool Matches(OrderedIndex index, IndexPlace place)
    {
        _indexEntries++;
        StoredDocument document = index.Document(place);
        if (!request.Includes(document))
        {
            return false;
        }
        Candidate candidate = new(index, place);
        bool matches = filter is null || FilterEvaluation.Evaluate(filter, ref candidate) == Truth.True;
        if (candidate.IsRead || (matches && !query.IsCount))
        {
            _documents++;
            _documentBytes += document.Bytes.Length;
        }
        return matches;
    }

    /// <summary>Adds the result of a document. Returns false if the page would become too large.</summary>
    public bool TryAdd(StoredDocument document)
    {
        if (DocumentProjector.Project(document, query.Projection) is not { } item)
        {
            return true;
        }
        if (query.Form == QueryForm.Part)
        {
            item = PartItem.Sorted(document, _order.ValuesOf(document), item);
        }
        if (_offset > 0)
        {
            _offset--;
            return true;
        }
        if (_items.Count > 0 && _itemBytes + item.Length > MaxBytes)
        {
            return false;
        }
        _items.Add(item);
        _itemBytes += item.Length;
        _limit--;
        return true;
    }

    /// <summary>The position after a document.</summary>
    public QueryPosition EndAfter(string? index, SortValue[] values, long sequence) => new(index, values, sequence, _offset, _limit);

    /// <summary>Creates the page.</summary>
    public QueryPage Build(string? continuation) =>
        new(_items, continuation, QueryCharge.Of(_documentBytes, _indexEntries), _documents, _indexEntries);

    /// <summary>Creates the page of a count.</summary>
    public QueryPage BuildCount(int count) =>
        new([query.Form == QueryForm.Part ? PartItem.Count(count) : JsonSerializer.SerializeToUtf8Bytes(count)], null, QueryCharge.Of(_documentBytes, _indexEntries), _documents, _indexEntries);
}
