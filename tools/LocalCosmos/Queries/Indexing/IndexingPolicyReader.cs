using System.Text.Json;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Indexing;

/// <summary>Reads the parts of an indexing policy's JSON.</summary>
internal static class IndexingPolicyReader
{
    private static readonly string[] Known = ["indexingMode", "automatic", "includedPaths", "excludedPaths", "compositeIndexes", "spatialIndexes", "vectorIndexes", "fullTextIndexes"];

    /// <summary>Whether documents are indexed at all.</summary>
    /// <exception cref="BadQueryException">A mode, a switch or a kind of index that is not supported.</exception>
    public static bool ReadMode(JsonElement policy)
    {
        foreach (var property in policy.EnumerateObject())
        {
            if (!Known.Contains(property.Name))
            {
                throw new BadQueryException($"The indexing policy has an unknown property '{property.Name}'.");
            }
            if (property.Name is "spatialIndexes" or "vectorIndexes" or "fullTextIndexes" && List(policy, property.Name).Any())
            {
                throw new BadQueryException($"LocalCosmos has no {property.Name}.");
            }
        }
        var mode = policy.TryGetProperty("indexingMode", out var value) ? value.ToString() : "consistent";
        if (mode.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        if (!mode.Equals("consistent", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadQueryException($"The indexing mode '{mode}' is neither consistent nor none.");
        }
        return policy.TryGetProperty("automatic", out var automatic) && automatic.ValueKind == JsonValueKind.False
            ? throw new BadQueryException("LocalCosmos has no indexing that is not automatic.")
            : true;
    }

    /// <summary>The included and excluded paths. A policy that names none includes every path.</summary>
    /// <exception cref="BadQueryException">A path is not well formed, stands there twice, or the root is in neither list.</exception>
    public static List<PathRule> ReadRules(JsonElement policy, bool consistent)
    {
        var included = List(policy, "includedPaths").Select(item => PathRuleParser.Parse(Text(item, "path"), true));
        var excluded = List(policy, "excludedPaths").Select(item => PathRuleParser.Parse(Text(item, "path"), false));
        List<PathRule> rules = [.. included, .. excluded];
        if (!rules.Exists(rule => rule.Included) && !rules.Exists(IsRoot))
        {
            rules.Add(PathRuleParser.Parse("/*", true));
        }
        if (!rules.Exists(rule => rule.Names is ["_etag"]))
        {
            rules.Add(PathRuleParser.Parse("/_etag/?", false));
        }
        if (consistent && !rules.Exists(IsRoot))
        {
            throw new BadQueryException("The indexing policy has the root path '/*' in neither list.");
        }
        return rules.DistinctBy(rule => (string.Join('/', rule.Names), rule.Below)).Count() == rules.Count
            ? rules
            : throw new BadQueryException("The indexing policy names a path twice.");
    }

    /// <summary>The composite indexes.</summary>
    /// <exception cref="BadQueryException">One has fewer than two paths, a wildcard, or an unknown order.</exception>
    public static List<IReadOnlyList<IndexComponent>> ReadComposites(JsonElement policy)
    {
        var composites = new List<IReadOnlyList<IndexComponent>>();
        foreach (var composite in List(policy, "compositeIndexes"))
        {
            if (composite.ValueKind != JsonValueKind.Array || composite.GetArrayLength() < 2)
            {
                throw new BadQueryException("A composite index has two paths or more.");
            }
            composites.Add([.. composite.EnumerateArray().Select(ReadComponent)]);
        }
        return composites;
    }

    private static IndexComponent ReadComponent(JsonElement component)
    {
        var path = new PropertyPath(PathRuleParser.ParseNames(Text(component, "path")));
        var order = component.TryGetProperty("order", out var value) ? value.ToString() : "ascending";
        return order switch
        {
            "ascending" => new IndexComponent(path, false),
            "descending" => new IndexComponent(path, true),
            _ => throw new BadQueryException($"The order '{order}' of {path} is neither ascending nor descending."),
        };
    }

    private static bool IsRoot(PathRule rule) => rule is { Below: true, Names.Count: 0 };

    private static JsonElement.ArrayEnumerator List(JsonElement policy, string name)
    {
        if (!policy.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return default;
        }
        return list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new BadQueryException($"'{name}' of the indexing policy is not an array.");
    }

    private static string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new BadQueryException($"A path of the indexing policy has no '{name}'.");
}
