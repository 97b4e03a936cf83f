using System.Text.Json;
using LocalCosmos.Queries.Indexing;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries;

/// <summary>
/// Which values of a container's documents are indexed, as
/// https://learn.microsoft.com/azure/cosmos-db/index-policy sets out.
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

    /// <summary>The path of the partition key. It is indexed only where an included path says so, unless it is <c>/id</c>.</summary>
    public PropertyPath PartitionKey { get; }

    /// <summary>The composite indexes.</summary>
    public IReadOnlyList<IReadOnlyList<IndexComponent>> Composites { get; }

    /// <summary>The paths that are included by name: each document has an entry there, also where the property is missing.</summary>
    public IReadOnlyList<PropertyPath> ExplicitPaths { get; }

    /// <summary>The arrays whose elements are included by name.</summary>
    public IReadOnlyList<PropertyPath> ElementPaths { get; }

    /// <summary>Whether some paths are included by a wildcard, so that documents themselves say what is indexed.</summary>
    public bool HasWildcards => _indexes && _rules.Any(rule => rule is { Included: true, Below: true });

    /// <summary>Reads a policy; an element of kind <see cref="JsonValueKind.Undefined"/> is the default policy, which indexes every property.</summary>
    /// <exception cref="BadQueryException">The policy is one that Cosmos DB would refuse, or that is not supported here.</exception>
    public static IndexingPolicy Parse(JsonElement policy, string partitionKeyPath)
    {
        var partitionKey = new PropertyPath(PathRuleParser.ParseNames(partitionKeyPath));
        if (policy.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return new IndexingPolicy(true, [PathRuleParser.Parse("/*", true), PathRuleParser.Parse("/_etag/?", false)], [], partitionKey);
        }
        if (policy.ValueKind != JsonValueKind.Object)
        {
            throw new BadQueryException("The indexing policy is not an object.");
        }
        var consistent = IndexingPolicyReader.ReadMode(policy);
        var rules = IndexingPolicyReader.ReadRules(policy, consistent);
        return new IndexingPolicy(consistent, rules, consistent ? IndexingPolicyReader.ReadComposites(policy) : [], partitionKey);
    }

    /// <summary>Whether the value at a path is indexed by itself.</summary>
    public bool Includes(IReadOnlyList<string> names)
    {
        if (!_indexes)
        {
            return false;
        }
        return (names.Count == 1 && AlwaysIndexed.Contains(names[0])) || (_rules.FirstOrDefault(rule => rule.Covers(names))?.Included ?? false);
    }
}
