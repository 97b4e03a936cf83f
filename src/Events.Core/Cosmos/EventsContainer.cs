using System.Collections.ObjectModel;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>How the container of events is made: the same here, for a laptop and the tests, as in the Bicep that makes it in Azure.</summary>
public static class EventsContainer
{
    /// <summary>The container's name.</summary>
    public const string Name = "events";

    /// <summary>The path of the partition key, a number.</summary>
    public const string PartitionKeyPath = "/calendar_id";

    /// <summary>The paths with an index of their own. Everything else, the answered event above all, has none: each costs on every write.</summary>
    public static IReadOnlyList<string> IncludedPaths { get; } =
    [
        "/calendar_id/?",
        "/keys/number/?",
        "/keys/casefile/?",
        "/keys/subject/?",
        "/keys/start/?",
        "/keys/end/?",
        "/keys/alert/?",
        "/keys/sent/?",
        "/keys/created/?",
        "/keys/updated/?",
        "/keys/title/?",
        "/keys/allday/?",
        "/keys/users/[]/?",
        "/due_at/?",
        "/failed_at/?",
        "/deleted_at/?",
        "/deleted_number/?",
    ];

    /// <summary>The composite indexes, ascending throughout; each also serves the opposite order of all its paths.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> CompositeIndexes { get; } =
    [
        ["/calendar_id", "/keys/start", "/keys/number"],
        ["/keys/start", "/keys/number"],
        ["/calendar_id", "/keys/updated", "/keys/number"],
        ["/keys/updated", "/keys/number"],
        ["/keys/casefile", "/keys/start", "/keys/number"],
        ["/keys/subject", "/keys/start", "/keys/number"],
        ["/failed_at", "/keys/number"],
        ["/deleted_at", "/deleted_number"],
        ["/calendar_id", "/deleted_at", "/deleted_number"],
    ];

    /// <summary>The container as the client library makes it.</summary>
    public static ContainerProperties ToProperties()
    {
        var policy = new IndexingPolicy { Automatic = true, IndexingMode = IndexingMode.Consistent };
        foreach (var path in IncludedPaths)
        {
            policy.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        policy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        foreach (var composite in CompositeIndexes)
        {
            policy.CompositeIndexes.Add(new Collection<CompositePath>(
                [.. composite.Select(path => new CompositePath { Path = path, Order = CompositePathSortOrder.Ascending })]));
        }

        return new ContainerProperties(Name, PartitionKeyPath)
        {
            PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
            IndexingPolicy = policy,

            // On, without an end for documents that name none: only what is left of deleted events does.
            DefaultTimeToLive = -1,
        };
    }
}
