using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>
/// The container of everything that is found by its id alone. The id of a document begins with its kind, for example <c>event:1042</c> or
/// <c>casefile:123</c>.
/// </summary>
public static class SystemContainer
{
    /// <summary>The container's name.</summary>
    public const string Name = "system";

    /// <summary>The partition key: the id itself, so that every look-up is a point read.</summary>
    public const string PartitionKeyPath = "/id";

    /// <summary>
    /// The container as the client library makes it. Only <c>kind</c> is indexed, for the list of tokens. Time to live is on, and each document sets its
    /// own.
    /// </summary>
    public static ContainerProperties ToProperties() => new(Name, PartitionKeyPath)
    {
        PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
        DefaultTimeToLive = -1,
        IndexingPolicy = new IndexingPolicy
        {
            IncludedPaths = { new IncludedPath { Path = "/kind/?" } },
            ExcludedPaths = { new ExcludedPath { Path = "/*" } },
        },
    };
}
