using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Identifiers;
using LocalCosmos.Indexing;
using LocalCosmos.Json;

namespace LocalCosmos.Containers;

/// <summary>The definition of a container as the client sent it.</summary>
/// <param name="Name">The id of the container.</param>
/// <param name="PartitionKey">The path of the partition key.</param>
/// <param name="DefaultTimeToLive">The seconds that a document lives after its last write; -1 if only its own <c>ttl</c> counts; null if documents never expire.</param>
/// <param name="UniqueKeys">The unique keys. Each is a set of paths whose values together are unique in a logical partition.</param>
/// <param name="IndexingPolicy">The indexing policy.</param>
/// <param name="IndexingPolicyJson">The indexing policy as the client sent it.</param>
/// <param name="Body">The whole definition as the client sent it.</param>
internal sealed record ContainerDefinition(
    string Name,
    PropertyPath PartitionKey,
    int? DefaultTimeToLive,
    IReadOnlyList<IReadOnlyList<PropertyPath>> UniqueKeys,
    IndexingPolicy IndexingPolicy,
    JsonElement IndexingPolicyJson,
    JsonElement Body)
{
    private static readonly JsonElement DefaultIndexingPolicy = JsonElement.Parse(
        """{"indexingMode":"consistent","automatic":true,"includedPaths":[{"path":"/*"}],"excludedPaths":[{"path":"/\"_etag\"/?"}]}""");

    private static readonly HashSet<string> KnownProperties =
        ["id", "partitionKey", "indexingPolicy", "uniqueKeyPolicy", "defaultTtl"];

    /// <summary>
    /// Whether the definition of the partition key has version 2. A definition without a version has version 1.
    /// LocalCosmos does not implement the hash of version 1, which matters only for several ranges.
    /// </summary>
    public bool HashesAsVersion2 { get; private init; }

    /// <summary>Reads a definition.</summary>
    /// <exception cref="BadQueryException">The indexing policy is not valid.</exception>
    /// <exception cref="RefusedException">A required property is missing, or LocalCosmos does not implement a property.</exception>
    public static ContainerDefinition Parse(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw RefusedException.BadRequest("A container must be a JSON object.");
        }

        foreach (JsonProperty property in body.EnumerateObject())
        {
            if (!KnownProperties.Contains(property.Name) && !IsIgnored(property))
            {
                throw RefusedException.NotImplemented($"{property.Name} of a container");
            }
        }

        JsonElement policy = body.TryGetProperty("indexingPolicy", out JsonElement given) && given.ValueKind == JsonValueKind.Object ? given : DefaultIndexingPolicy;
        try
        {
            PropertyPath key = PartitionKeyPath(body);
            return new ContainerDefinition(
                ResourceName.Of(body), key, TimeToLive(body), UniqueKeySets(body), IndexingPolicy.Parse(policy, key), policy.Clone(), body.Clone())
            {
                HashesAsVersion2 = body.GetProperty("partitionKey").TryGetProperty("version", out JsonElement version) && version.GetRawText() == "2",
            };
        }
        catch (FormatException malformed)
        {
            throw RefusedException.BadRequest(malformed.Message);
        }
    }

    /// <summary>Whether another definition has the same unique keys in the same order.</summary>
    public bool HasUniqueKeysOf(ContainerDefinition other) =>
        UniqueKeys.Select(Text).SequenceEqual(other.UniqueKeys.Select(Text), StringComparer.Ordinal);

    private static string Text(IReadOnlyList<PropertyPath> paths) => string.Join(' ', paths.Select(path => path.Text));

    // A client that sends a container back sends the properties that the service added, and null for properties that are not set.
    private static bool IsIgnored(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Null || property.Name.StartsWith('_');

    private static PropertyPath PartitionKeyPath(JsonElement body)
    {
        if (!body.TryGetProperty("partitionKey", out JsonElement key) || !key.TryGetProperty("paths", out JsonElement paths))
        {
            throw RefusedException.BadRequest("A container must have a partitionKey with paths.");
        }

        if (paths.GetArrayLength() != 1 || (key.TryGetProperty("kind", out JsonElement kind) && kind.GetString() != "Hash"))
        {
            throw RefusedException.NotImplemented("a partition key of several paths");
        }

        return PropertyPath.Parse(paths[0].GetString()!);
    }

    private static int? TimeToLive(JsonElement body)
    {
        if (!body.TryGetProperty("defaultTtl", out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.TryGetInt32(out int seconds) && seconds is -1 or > 0
            ? seconds
            : throw RefusedException.BadRequest("defaultTtl must be -1 or a positive number of seconds.");
    }

    private static List<IReadOnlyList<PropertyPath>> UniqueKeySets(JsonElement body)
    {
        List<IReadOnlyList<PropertyPath>> sets = [];
        if (body.TryGetProperty("uniqueKeyPolicy", out JsonElement policy) && policy.ValueKind == JsonValueKind.Object
            && policy.TryGetProperty("uniqueKeys", out JsonElement keys))
        {
            foreach (JsonElement key in keys.EnumerateArray())
            {
                sets.Add([.. key.GetProperty("paths").EnumerateArray().Select(path => PropertyPath.Parse(path.GetString()!))]);
            }
        }

        return sets;
    }
}
