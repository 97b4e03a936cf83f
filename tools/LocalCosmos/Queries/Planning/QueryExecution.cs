using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Queries.Syntax;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>Executes one page of a query.</summary>
internal sealed class QueryExecution
{
    private readonly Query _query;
    private readonly string _fingerprint;
    private readonly QueryPosition? _position;
    private readonly Planner _planner;
    private readonly PageBuilder _page;
    private readonly Resumption? _resumption;

    /// <summary>Binds a query to a request and a container's documents.</summary>
    /// <exception cref="BadQueryException">A parameter has no value or no fitting one, or the continuation is not of this query.</exception>
    public QueryExecution(DocumentIndex documents, ParsedQuery parsed, QueryRequest request)
    {
        (_query, _fingerprint) = parsed;
        var binding = new ParameterBinding(request.Parameters);
        var filter = _query.Filter is null ? null : binding.Bind(_query.Filter);
        var offset = binding.BindCount(_query.Offset, "OFFSET") ?? 0;
        var limit = binding.BindCount(_query.Limit, "LIMIT or TOP");
        _position = request.Continuation is null ? null : ContinuationToken.Read(request.Continuation, _fingerprint);
        _resumption = request.Resumption;
        if (_resumption is not null && (_query is { Form: QueryForm.Answer } or { Order.Count: 0 } || _resumption.Values.Length != _query.Order.Count))
        {
            throw new BadQueryException("A resume filter has a value for each path by which a part of an answer is sorted.");
        }
        _page = new PageBuilder(_query, filter, request, _position?.Offset ?? offset, _position is null ? limit : _position.Limit);
        var constraints = new FilterConstraints(filter);
        if (request.PartitionKey is not null)
        {
            RequirePartition(constraints, documents.Policy.PartitionKey, request.PartitionKey);
        }
        _planner = new Planner(documents, constraints, request.PartitionKey);
    }

    /// <summary>The page.</summary>
    /// <exception cref="BadQueryException">The order has no index.</exception>
    public QueryPage Run()
    {
        if (_query.IsCount)
        {
            return Count(_planner.Best());
        }
        if (_query.Order.Count == 0)
        {
            return Walk(_position is null ? _planner.Best() : _planner.Named(_position.Index), named: true);
        }
        var (walk, sorts) = _planner.ForOrder(_query.Order);
        return sorts ? Sort(walk) : Walk(walk, named: false);
    }

    // An index that leads with the partition key serves one partition as it serves an equality. A missing key is no scalar here: "{}".
    private static void RequirePartition(FilterConstraints constraints, PropertyPath path, string partitionKey)
    {
        using var document = JsonDocument.Parse(partitionKey);
        var value = SortValue.Of(document.RootElement);
        if (value.IsScalar)
        {
            constraints.Require(path, PathConstraint.OneOf([value]));
        }
    }

    private QueryPage Count(IndexWalk walk)
    {
        var count = 0;
        foreach (var place in walk.From([]))
        {
            count += _page.Matches(walk.Index, place) ? 1 : 0;
        }
        return _page.BuildCount(count);
    }

    private QueryPage Walk(IndexWalk walk, bool named)
    {
        QueryPosition? last = null;
        if (_page.IsFinished)
        {
            return _page.Build(null);
        }
        foreach (var place in walk.From(Resumptions(walk.Index.Components.Count).Select(resumption => resumption.In(walk.Backward))))
        {
            var document = walk.Index.Document(place);
            if (_page.IsFull || (_page.Matches(walk.Index, place) && !_page.TryAdd(document)))
            {
                return _page.Build(_page.IsFinished ? null : ContinuationToken.Write(last!, _fingerprint));
            }
            last = _page.EndAfter(named ? walk.Index.Name : null, walk.Index.Values(place).ToArray(), document.Sequence);
        }
        return _page.Build(null);
    }

    private QueryPage Sort(IndexWalk walk)
    {
        var comparer = new OrderComparer(_query.Order);
        var resumptions = Resumptions(_query.Order.Count).ToList();
        var found = new List<(SortValue[] Values, StoredDocument Document)>();
        foreach (var place in walk.From([]))
        {
            if (_page.Matches(walk.Index, place))
            {
                var document = walk.Index.Document(place);
                var values = comparer.ValuesOf(document);
                if (resumptions.TrueForAll(resumption => resumption.IsReached(comparer, values, document.Sequence)))
                {
                    found.Add((values, document));
                }
            }
        }
        found.Sort((x, y) => comparer.Compare((x.Values, x.Document.Sequence), (y.Values, y.Document.Sequence)));
        QueryPosition? last = null;
        foreach (var (values, document) in found)
        {
            if (_page.IsFull || !_page.TryAdd(document))
            {
                return _page.Build(_page.IsFinished ? null : ContinuationToken.Write(last!, _fingerprint));
            }
            last = _page.EndAfter(null, values, document.Sequence);
        }
        return _page.Build(null);
    }

    // A client that sends a continuation and a resume filter goes on from the later of the two.
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
