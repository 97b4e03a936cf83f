using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Errors;
using LocalCosmos.Indexing;
using LocalCosmos.Json;
using LocalCosmos.Queries.Filtering;
using LocalCosmos.Queries.Planning;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Execution;

/// <summary>Executes one page of a query.</summary>
internal sealed class QueryExecution
{
    private readonly Query _query;
    private readonly string _fingerprint;
    private readonly QueryPosition? _position;
    private readonly Planner _planner;
    private readonly PageBuilder _page;
    private readonly Resumption? _resumption;

    private QueryExecution(DocumentIndex documents, QueryRequest request)
    {
        (_query, _fingerprint) = ParsedQuery.Of(request.Text);
        ParameterBinding binding = new(request.Parameters);
        Expression? filter = _query.Filter is null ? null : binding.Bind(_query.Filter);
        int offset = binding.BindCount(_query.Offset, "OFFSET") ?? 0;
        int? limit = binding.BindCount(_query.Limit, "LIMIT or TOP");
        _position = request.Continuation is null ? null : ContinuationToken.Read(request.Continuation, _fingerprint);
        _resumption = request.Resumption;
        if (_resumption is not null && (_query is { Form: QueryForm.Answer } or { Order.Count: 0 } || _resumption.Values.Length != _query.Order.Count))
        {
            throw new BadQueryException("A resume filter must have one value for each path of ORDER BY, in a query that comes from a query plan.");
        }
        _page = new PageBuilder(_query, filter, request, _position?.Offset ?? offset, _position is null ? limit : _position.Limit);
        FilterConstraints constraints = new(filter);
        if (request.PartitionKey is not null)
        {
            RequirePartition(constraints, documents.Policy.PartitionKey, request.PartitionKey);
        }
        _planner = new Planner(documents, constraints, request.PartitionKey);
    }

    /// <summary>Answers one page. Several callers may do so at the same time, as long as no caller changes the documents.</summary>
    /// <exception cref="BadQueryException">The query is outside the grammar, its order has no index, a parameter has no valid value, or the continuation belongs to another query.</exception>
    public static QueryPage Run(DocumentIndex documents, QueryRequest request) => new QueryExecution(documents, request).Run();

    private QueryPage Run()
    {
        if (_query.IsCount)
        {
            return Count(_planner.Best());
        }
        if (_query.Order.Count == 0)
        {
            return Scan(_position is null ? _planner.Best() : _planner.Named(_position.Index), named: true);
        }
        (IndexScan scan, bool sorts) = _planner.ForOrder(_query.Order);
        return sorts ? Sort(scan) : Scan(scan, named: false);
    }

    // One partition is an equality condition on the partition key, so an index that starts with it can serve the query. A missing key, "{}", is not a scalar.
    private static void RequirePartition(FilterConstraints constraints, PropertyPath path, string partitionKey)
    {
        using JsonDocument document = JsonDocument.Parse(partitionKey);
        SortValue value = SortValue.Of(document.RootElement);
        if (value.IsScalar)
        {
            constraints.Require(path, PathConstraint.OneOf([value]));
        }
    }

    private QueryPage Count(IndexScan scan)
    {
        int count = 0;
        foreach (IndexPlace place in scan.From([]))
        {
            count += _page.Matches(scan.Index, place) ? 1 : 0;
        }
        return _page.BuildCount(count);
    }

    private QueryPage Scan(IndexScan scan, bool named)
    {
        QueryPosition? last = null;
        if (_page.IsFinished)
        {
            return _page.Build(null);
        }
        foreach (IndexPlace place in scan.From(Resumptions(scan.Index.Components.Count).Select(resumption => resumption.In(scan.Backward))))
        {
            StoredDocument document = scan.Index.Document(place);
            if (_page.IsFull || (_page.Matches(scan.Index, place) && !_page.TryAdd(document)))
            {
                return _page.Build(_page.IsFinished ? null : ContinuationToken.Write(last!, _fingerprint));
            }
            last = _page.EndAfter(named ? scan.Index.Name : null, scan.Index.Values(place).ToArray(), document.Sequence);
        }
        return _page.Build(null);
    }

    private QueryPage Sort(IndexScan scan)
    {
        OrderComparer comparer = new(_query.Order);
        List<Resumption> resumptions = Resumptions(_query.Order.Count).ToList();
        List<(SortValue[] Values, StoredDocument Document)> found = [];
        foreach (IndexPlace place in scan.From([]))
        {
            if (_page.Matches(scan.Index, place))
            {
                StoredDocument document = scan.Index.Document(place);
                SortValue[] values = comparer.ValuesOf(document);
                if (resumptions.TrueForAll(resumption => resumption.IsReached(comparer, values, document.Sequence)))
                {
                    found.Add((values, document));
                }
            }
        }
        found.Sort((x, y) => comparer.Compare((x.Values, x.Document.Sequence), (y.Values, y.Document.Sequence)));
        QueryPosition? last = null;
        foreach ((SortValue[] values, StoredDocument document) in found)
        {
            if (_page.IsFull || !_page.TryAdd(document))
            {
                return _page.Build(_page.IsFinished ? null : ContinuationToken.Write(last!, _fingerprint));
            }
            last = _page.EndAfter(null, values, document.Sequence);
        }
        return _page.Build(null);
    }

    // With a continuation and a resume filter, the query continues at the later of the two.
    private IEnumerable<Resumption> Resumptions(int values)
    {
        if (_position is not null)
        {
            yield return _position.Values.Length == values
                ? new Resumption(_position.Values, _position.Sequence, Excludes: true)
                : throw new BadQueryException("The continuation is malformed or belongs to another query.");
        }
        if (_resumption is not null)
        {
            yield return _resumption;
        }
    }
}
