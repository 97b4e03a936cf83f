using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Json;
using LocalCosmos.Partitioning;
using LocalCosmos.Queries.Filtering;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Distribution;

/// <summary>How a client distributes a query over the ranges and combines their results.</summary>
/// <param name="Query">The query.</param>
/// <param name="Top">The value of TOP.</param>
/// <param name="Offset">The value of OFFSET.</param>
/// <param name="Limit">The value of LIMIT.</param>
/// <param name="OrderExpressions">The paths of ORDER BY as the query writes them.</param>
/// <param name="RewrittenQuery">The query for each range; empty for the query itself.</param>
/// <param name="Keys">The partition keys to which the filter limits the query, in ascending order; empty for all.</param>
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
    /// <param name="text">The text of the query.</param>
    /// <param name="parameters">The parameter values by name, with the <c>@</c>.</param>
    /// <param name="partitionKeyPath">The path of the partition key of the container.</param>
    /// <exception cref="BadQueryException">The query is outside the grammar, or a parameter has no valid value.</exception>
    public static DistributionPlan Of(string text, IReadOnlyDictionary<string, JsonElement> parameters, PropertyPath partitionKeyPath)
    {
        Query query = ParsedQuery.Of(text).Query;
        if (query.Form == QueryForm.Part)
        {
            throw new BadQueryException("A query that comes from a query plan cannot have a query plan. Send the original query.");
        }
        ParameterBinding binding = new(parameters);
        List<EffectivePartitionKey> keys = KeysOf(query.Filter is null ? null : binding.Bind(query.Filter), partitionKeyPath);
        int? offset = binding.BindCount(query.Offset, "OFFSET");
        int? limit = binding.BindCount(query.Limit, "LIMIT or TOP");
        (int? top, int? window) = offset is null ? (limit, (int?)null) : (null, limit);
        QueryRewriting rewriting = new(query);
        return new DistributionPlan(
            query, top, offset, window, rewriting.OrderExpressions, rewriting.Text(top, offset, window, keys.Count == 1), keys);
    }

    private static List<EffectivePartitionKey> KeysOf(Expression? filter, PropertyPath partitionKeyPath) =>
        [.. (new FilterConstraints(filter).At(partitionKeyPath).Points ?? [])
            .Select(point => EffectivePartitionKey.Of(CanonicalJson.Of(point)))
            .Distinct()
            .OrderBy(key => key.Value)];
}
