using System.Text.Json;
using LocalCosmos.Json;
using LocalCosmos.Partitioning;
using LocalCosmos.Queries.Planning;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Distribution;

/// <summary>How the client is to put a query's answer together from the ranges.</summary>
/// <param name="Query">The query.</param>
/// <param name="Top">The value of its TOP.</param>
/// <param name="Offset">The value of its OFFSET.</param>
/// <param name="Limit">The value of its LIMIT.</param>
/// <param name="OrderExpressions">The paths that it is sorted by, as the query writes them.</param>
/// <param name="RewrittenQuery">What each range is asked; empty for the query itself.</param>
/// <param name="Keys">The only partition keys whose documents its filter lets through, in ascending order; empty for any.</param>
internal sealed record DistributionPlan(
    Query Query,
    int? Top,
    int? Offset,
    int? Limit,
    IReadOnlyList<string> OrderExpressions,
    string RewrittenQuery,
    IReadOnlyList<EffectivePartitionKey> Keys)
{
    /// <summary>Plans a query.</summary>
    /// <param name="text">The query.</param>
    /// <param name="parameters">The values of its parameters by their names, the <c>@</c> included.</param>
    /// <param name="partitionKeyPath">The path of the container's partition key.</param>
    /// <exception cref="BadQueryException">It is outside the grammar, or a parameter has no value or no fitting one.</exception>
    public static DistributionPlan Of(string text, IReadOnlyDictionary<string, JsonElement> parameters, Syntax.PropertyPath partitionKeyPath)
    {
        var query = ParsedQuery.Of(text).Query;
        if (query.Form == QueryForm.Part)
        {
            throw new BadQueryException("A query that a plan rewrote is not planned again.");
        }
        var binding = new ParameterBinding(parameters);
        var keys = KeysOf(query.Filter is null ? null : binding.Bind(query.Filter), partitionKeyPath);
        var offset = binding.BindCount(query.Offset, "OFFSET");
        var limit = binding.BindCount(query.Limit, "LIMIT or TOP");
        var (top, window) = offset is null ? (limit, (int?)null) : (null, limit);
        var rewriting = new QueryRewriting(query);
        return new DistributionPlan(
            query, top, offset, window, rewriting.OrderExpressions, rewriting.Text(top, offset, window, keys.Count == 1), keys);
    }

    private static List<EffectivePartitionKey> KeysOf(Expression? filter, Syntax.PropertyPath partitionKeyPath) =>
        [.. (new FilterConstraints(filter).At(partitionKeyPath).Points ?? [])
            .Select(point => EffectivePartitionKey.Of(CanonicalJson.Of(point)))
            .Distinct()
            .OrderBy(key => key.Value)];
}
