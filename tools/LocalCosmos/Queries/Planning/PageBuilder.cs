using System.Runtime.InteropServices;
using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Queries.Indexing;
using LocalCosmos.Queries.Syntax;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>Gathers the results of one page, and what they cost.</summary>
/// <param name="query">The query.</param>
/// <param name="filter">Its filter with the parameters bound; null for none.</param>
/// <param name="request">What was asked for.</param>
/// <param name="offset">How many results are to be passed over first.</param>
/// <param name="limit">How many results there may be at most from here on; null for all.</param>
internal sealed class PageBuilder(Query query, Expression? filter, QueryRequest request, int offset, int? limit)
{
    // The page size that Cosmos DB is documented to use where it is given none (REST, x-ms-max-item-count).
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

    /// <summary>Whether no more results are wanted at all.</summary>
    public bool IsFinished => _limit == 0;

    /// <summary>Whether no more results are wanted on this page.</summary>
    public bool IsFull => IsFinished || _items.Count >= _maxItemCount;

    /// <summary>Whether the document of an index entry is wanted and meets the filter.</summary>
    public bool Matches(OrderedIndex index, IndexPlace place)
    {
        _indexEntries++;
        var document = index.Document(place);
        if (!request.Includes(document))
        {
            return false;
        }
        var candidate = new Candidate(index, place);
        var matches = filter is null || FilterEvaluation.Evaluate(filter, ref candidate) == Truth.True;
        if (candidate.IsRead || (matches && !query.IsCount))
        {
            _documents++;
            _documentBytes += document.Bytes.Length;
        }
        return matches;
    }

    /// <summary>Adds the result of a document; false where the page has no room for its bytes.</summary>
    public bool TryAdd(StoredDocument document)
    {
        if (Select(document) is not { } item)
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

    /// <summary>Where the page ends, after a document.</summary>
    public QueryPosition EndAfter(string? index, SortValue[] values, long sequence) => new(index, values, sequence, _offset, _limit);

    /// <summary>The page.</summary>
    public QueryPage Build(string? continuation) =>
        new(_items, continuation, QueryCharge.Of(_documentBytes, _indexEntries), _documents, _indexEntries);

    /// <summary>The page of a count.</summary>
    public QueryPage BuildCount(int count) =>
        new([query.Form == QueryForm.Part ? PartItem.Count(count) : JsonSerializer.SerializeToUtf8Bytes(count)], null, QueryCharge.Of(_documentBytes, _indexEntries), _documents, _indexEntries);

    // SELECT VALUE of a missing property has no result (https://learn.microsoft.com/azure/cosmos-db/nosql/query/keywords).
    private ReadOnlyMemory<byte>? Select(StoredDocument document)
    {
        if (query.Selected!.Names.Count == 0)
        {
            return document.Bytes;
        }
        var element = query.Selected.Read(document.Body);
        if (element.ValueKind == JsonValueKind.Undefined)
        {
            return null;
        }
        var bytes = JsonMarshal.GetRawUtf8Value(element);
        // A body that was parsed from the document's own bytes needs no copy.
        return document.Bytes.Span.Overlaps(bytes, out var start) ? document.Bytes.Slice(start, bytes.Length) : bytes.ToArray();
    }
}
