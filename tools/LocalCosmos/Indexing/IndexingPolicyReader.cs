using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Json;

namespace LocalCosmos.Indexing;

/// <summary>Reads the parts of an indexing policy in JSON.</summary>
internal static class IndexingPolicyReader
{
    private static readonly string[] Known = ["indexingMode", "automatic", "includedPaths", "excludedPaths", "compositeIndexes", "spatialIndexes", "vectorIndexes", "fullTextIndexes"];

    /// <summary>Reads whether documents are indexed.</summary>
    /// <exception cref="BadQueryException">LocalCosmos does not support the mode or a kind of index.</exception>
    public static bool ReadMode(JsonElement policy)
    {
        foreach (JsonProperty property in policy.EnumerateObject())
        {
            if (!Known.Contains(property.Name))
            {
                throw new BadQueryException($"The indexing policy has an unknown property '{property.Name}'.");
            }
            if (property.Name is "spatialIndexes" or "vectorIndexes" or "fullTextIndexes" && List(policy, property.Name).Any())
            {
                throw new BadQueryException($"LocalCosmos does not implement {property.Name}.");
            }
        }
        string mode = policy.TryGetProperty("indexingMode", out JsonElement value) ? value.ToString() : "consistent";
        if (mode.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        if (!mode.Equals("consistent", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadQueryException($"The indexing mode '{mode}' must be consistent or none.");
        }
        return policy.TryGetProperty("automatic", out JsonElement automatic) && automatic.ValueKind == JsonValueKind.False
            ? throw new BadQueryException("LocalCosmos does not implement an indexing policy that is not automatic. Leave out 'automatic' or set it to true.")
            : true;
    }

    /// <summary>Reads the included and excluded paths. A policy without paths includes every path.</summary>
    /// <exception cref="BadQueryException">A path is malformed or occurs twice, or neither list has the root path.</exception>
    public static List<PathRule> ReadRules(JsonElement policy, bool consistent)
    {
        IEnumerable<PathRule> included = List(policy, "includedPaths").Select(item => PathRuleParser.Parse(Text(item, "path"), true));
        IEnumerable<PathRule> excluded = List(policy, "excludedPaths").Select(item => PathRuleParser.Parse(Text(item, "path"), false));
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
            throw new BadQueryException("The indexing policy must include or exclude the root path '/*'.");
        }
        return rules.DistinctBy(rule => (string.Join('/', rule.Names), rule.Below)).Count() == rules.Count
            ? rules
            : throw new BadQueryException("The indexing policy has a path twice.");
    }

    /// <summary>Reads the composite indexes.</summary>
    /// <exception cref="BadQueryException">One has fewer than two paths, a wildcard, or an unknown order.</exception>
    public static List<IReadOnlyList<IndexComponent>> ReadComposites(JsonElement policy)
    {
        List<IReadOnlyList<IndexComponent>> composites = [];
        foreach (JsonElement composite in List(policy, "compositeIndexes"))
        {
            if (composite.ValueKind != JsonValueKind.Array || composite.GetArrayLength() < 2)
            {
                throw new BadQueryException("A composite index must have two paths or more.");
            }
            composites.Add([.. composite.EnumerateArray().Select(ReadComponent)]);
        }
        return composites;
    }

    private static IndexComponent ReadComponent(JsonElement component)
    {
        PropertyPath path = new(PathRuleParser.ParseNames(Text(component, "path")));
        string order = component.TryGetProperty("order", out JsonElement value) ? value.ToString() : "ascending";
        return order switch
        {
            "ascending" => new IndexComponent(path, false),
            "descending" => new IndexComponent(path, true),
            _ => throw new BadQueryException($"The order '{order}' of {path} must be ascending or descending."),
        };
    }

    private static bool IsRoot(PathRule rule) => rule is { Below: true, Names.Count: 0 };

    private static JsonElement.ArrayEnumerator List(JsonElement policy, string name)
    {
        if (!policy.TryGetProperty(name, out JsonElement list) || list.ValueKind == JsonValueKind.Null)
        {
            return default;
        }
        return list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : throw new BadQueryException($"'{name}' of the indexing policy must be an array.");
    }

    private static string Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new BadQueryException($"A path of the indexing policy has no '{name}'.");
}
