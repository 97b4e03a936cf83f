using System.Text.Json;
using LocalCosmos.Json;
using LocalCosmos.Queries;
using LocalCosmos.Server;

namespace LocalCosmos.Resources;

/// <summary>What a container was asked to be.</summary>
/// <param name="Name">Its id.</param>
/// <param name="PartitionKey">The path of its partition key.</param>
/// <param name="DefaultTimeToLive">Seconds that a document lives after its last write; -1 where only its own <c>ttl</c> ends it; null where nothing does.</param>
/// <param name="UniqueKeys">Sets of paths whose values together are there only once in a logical partition.</param>
/// <param name="Indexing">What is indexed.</param>
/// <param name="IndexingPolicy">The same as it was given.</param>
/// <param name="Body">The whole definition as it was given.</param>
internal sealed record ContainerDefinition(
    string Name,
    PropertyPath PartitionKey,
    int? DefaultTimeToLive,
    IReadOnlyList<IReadOnlyList<PropertyPath>> UniqueKeys,
    IndexingPolicy Indexing,
    JsonElement IndexingPolicy,
    JsonElement Body)
{
    private static readonly JsonElement EverythingIndexed = JsonElement.Parse(
        """{"indexingMode":"consistent","automatic":true,"includedPaths":[{"path":"/*"}],"excludedPaths":[{"path":"/\"_etag\"/?"}]}""");

    private static readonly HashSet<string> Understood =
        ["id", "partitionKey", "indexingPolicy", "uniqueKeyPolicy", "defaultTtl"];

    /// <summary>
    /// Whether its partition keys are hashed as version 2 of their definition has it. Where a definition says nothing it is of version 1,
    /// whose hash is not implemented: it matters only where there are several ranges.
    /// </summary>
    public bool HashesAsVersion2 { get; private init; }

    /// <summary>Reads a container as the client sends it.</summary>
    /// <exception cref="BadQueryException">Its indexing policy is not allowed.</exception>
    /// <exception cref="RefusedException">It lacks something, or asks for what is not implemented.</exception>
    public static ContainerDefinition Parse(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw RefusedException.BadRequest("A container is a JSON object.");
        }

        foreach (var property in body.EnumerateObject())
        {
            if (!Understood.Contains(property.Name) && !IsHarmless(property))
            {
                throw RefusedException.NotImplemented($"{property.Name} of a container");
            }
        }

        var policy = body.TryGetProperty("indexingPolicy", out var given) && given.ValueKind == JsonValueKind.Object ? given : EverythingIndexed;
        try
        {
            var key = PartitionKeyPath(body);
            return new ContainerDefinition(
                ResourceName.Of(body),
                key,
                TimeToLive(body),
                UniqueKeySets(body),
                Queries.IndexingPolicy.Parse(policy, key.Text),
                policy.Clone(),
                body.Clone())
            {
                HashesAsVersion2 = body.GetProperty("partitionKey").TryGetProperty("version", out var version) && version.GetRawText() == "2",
            };
        }
        catch (FormatException malformed)
        {
            throw RefusedException.BadRequest(malformed.Message);
        }
    }

    /// <summary>Whether the unique keys are the same, in the same order.</summary>
    public bool HasUniqueKeysOf(ContainerDefinition other) =>
        UniqueKeys.Select(Text).SequenceEqual(other.UniqueKeys.Select(Text), StringComparer.Ordinal);

    private static string Text(IReadOnlyList<PropertyPath> paths) => string.Join(' ', paths.Select(path => path.Text));

    // Null says nothing, and what the service adds itself comes back when a container that was read is sent again.
    private static bool IsHarmless(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Null || property.Name.StartsWith('_');

    private static PropertyPath PartitionKeyPath(JsonElement body)
    {
        if (!body.TryGetProperty("partitionKey", out var key) || !key.TryGetProperty("paths", out var paths))
        {
            throw RefusedException.BadRequest("A container needs a partitionKey with its paths.");
        }

        if (paths.GetArrayLength() != 1 || (key.TryGetProperty("kind", out var kind) && kind.GetString() != "Hash"))
        {
            throw RefusedException.NotImplemented("a partition key of several paths");
        }

        return PropertyPath.Parse(paths[0].GetString()!);
    }

    private static int? TimeToLive(JsonElement body)
    {
        if (!body.TryGetProperty("defaultTtl", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return value.TryGetInt32(out var seconds) && seconds is -1 or > 0
            ? seconds
            : throw RefusedException.BadRequest("defaultTtl is -1 or a positive number of seconds.");
    }

    private static List<IReadOnlyList<PropertyPath>> UniqueKeySets(JsonElement body)
    {
        var sets = new List<IReadOnlyList<PropertyPath>>();
        if (body.TryGetProperty("uniqueKeyPolicy", out var policy) && policy.ValueKind == JsonValueKind.Object
            && policy.TryGetProperty("uniqueKeys", out var keys))
        {
            foreach (var key in keys.EnumerateArray())
            {
                sets.Add([.. key.GetProperty("paths").EnumerateArray().Select(path => PropertyPath.Parse(path.GetString()!))]);
            }
        }

        return sets;
    }
}
