using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Json;

namespace LocalCosmos.Indexing;

/// <summary>
/// The indexing policy of a container: which values of its documents are indexed
/// (https://learn.microsoft.com/azure/cosmos-db/index-policy).
/// </summary>
internal sealed class IndexingPolicy
{
    private static readonly string[] AlwaysIndexed = ["id", "_ts"];

    private readonly bool _indexes;
    private readonly IReadOnlyList<PathRule> _rules;

    private IndexingPolicy(bool indexes, IReadOnlyList<PathRule> rules, IReadOnlyList<IReadOnlyList<IndexComponent>> composites, PropertyPath partitionKey)
    {
        _indexes = indexes;
        _rules = [.. rules.OrderByDescending(rule => rule.Precision)];
        Composites = composites;
        PartitionKey = partitionKey;
        ExplicitPaths = indexes
            ? [.. AlwaysIndexed.Select(name => new PropertyPath([name])).Concat(_rules.Where(rule => rule.Included).Select(rule => rule.SinglePath).OfType<PropertyPath>()).Distinct()]
            : [];
        ElementPaths = indexes
            ? [.. _rules.Where(rule => rule is { Included: true, Below: false, Names: [.., PathRule.Elements] } && rule.Names.Count(name => name == PathRule.Elements) == 1)
                .Select(rule => new PropertyPath([.. rule.Names.SkipLast(1)]))]
            : [];
    }

    /// <summary>The path of the partition key. It is indexed only if an included path covers it or it is <c>/id</c>.</summary>
    public PropertyPath PartitionKey { get; }

    /// <summary>The composite indexes.</summary>
    public IReadOnlyList<IReadOnlyList<IndexComponent>> Composites { get; }

    /// <summary>The paths that are included by name. Each document has an entry for them, even without the property.</summary>
    public IReadOnlyList<PropertyPath> ExplicitPaths { get; }

    /// <summary>The arrays whose elements are included by name.</summary>
    public IReadOnlyList<PropertyPath> ElementPaths { get; }

    /// <summary>Whether the policy includes paths by a wildcard, so that each document decides which of its paths are indexed.</summary>
    public bool HasWildcards => _indexes && _rules.Any(rule => rule is { Included: true, Below: true });

    /// <summary>Parses a policy. An undefined element stands for the default policy, which indexes every property.</summary>
    /// <exception cref="BadQueryException">Cosmos DB refuses the policy, or LocalCosmos does not support it.</exception>
    public static IndexingPolicy Parse(JsonElement policy, PropertyPath partitionKey)
    {
        if (policy.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return new IndexingPolicy(true, [PathRuleParser.Parse("/*", true), PathRuleParser.Parse("/_etag/?", false)], [], partitionKey);
        }
        if (policy.ValueKind != JsonValueKind.Object)
        {
            throw new BadQueryException("The indexing policy must be a JSON object.");
        }
        bool consistent = IndexingPolicyReader.ReadMode(policy);
        List<PathRule> rules = IndexingPolicyReader.ReadRules(policy, consistent);
        return new IndexingPolicy(consistent, rules, consistent ? IndexingPolicyReader.ReadComposites(policy) : [], partitionKey);
    }

    /// <summary>Whether the value at a path is indexed.</summary>
    public bool Includes(IReadOnlyList<string> names)
    {
        if (!_indexes)
        {
            return false;
        }
        return (names.Count == 1 && AlwaysIndexed.Contains(names[0])) || (_rules.FirstOrDefault(rule => rule.Covers(names))?.Included ?? false);
    }
}
