using System.Collections.ObjectModel;
using Events.Core.Cosmos;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>
/// The container of events: the paths that queries and patches use, and the indexes. The Bicep that creates the container in Azure has the same indexes. A
/// test compares them.
/// </summary>
public static class EventsContainer
{
    /// <summary>The container's name.</summary>
    public const string Name = EventsDatabase.EventsName;

    /// <summary>The path of the partition key, a number.</summary>
    public const string CalendarId = "/calendar_id";

    internal const string Number = "/keys/number";
    internal const string Casefile = "/keys/casefile";
    internal const string Subject = "/keys/subject";
    internal const string Service = "/keys/service";
    internal const string Start = "/keys/start";
    internal const string End = "/keys/end";
    internal const string Alert = "/keys/alert";
    internal const string Sent = "/keys/sent";
    internal const string Created = "/keys/created";
    internal const string Updated = "/keys/updated";
    internal const string Title = "/keys/title";
    internal const string Allday = "/keys/allday";
    internal const string ShowAs = "/keys/show_as";
    internal const string Users = "/keys/users";
    internal const string DueAt = "/due_at";
    internal const string FailedAt = "/failed_at";
    internal const string DeletedAt = "/deleted_at";
    internal const string DeletedNumber = "/deleted_number";

    // Only patches use these paths, so they have no index.
    internal const string Revision = "/revision";
    internal const string Claim = "/claim";
    internal const string ClaimToken = "/claim/token";
    internal const string Schema = "/schema";
    internal const string EventAlertSentAt = "/event/alert_sent_at";
    internal const string EventUpdatedAt = "/event/updated_at";

    /// <summary>The indexed paths. No other path is indexed, in particular not the event object, because each index makes every write more expensive.</summary>
    public static IReadOnlyList<string> IncludedPaths { get; } =
    [
        .. ((string[])
        [
            CalendarId, Number, Casefile, Subject, Service, Start, End, Alert, Sent, Created, Updated, Title, Allday, ShowAs, $"{Users}/[]",
            DueAt, FailedAt, DeletedAt, DeletedNumber,
        ]).Select(path => $"{path}/?"),
    ];

    /// <summary>The composite indexes. All paths are ascending. An index also serves the opposite order of all its paths.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> CompositeIndexes { get; } =
    [
        [CalendarId, Start, Number],
        [Start, Number],
        [CalendarId, Updated, Number],
        [Updated, Number],
        [Casefile, Start, Number],
        [Subject, Start, Number],
        [FailedAt, Number],
        [DeletedAt, DeletedNumber],
        [CalendarId, DeletedAt, DeletedNumber],
    ];

    /// <summary>A path as a query writes it, for example <c>c.keys.start</c>.</summary>
    public static string InQuery(string path) => $"c{path.Replace('/', '.')}";

    /// <summary>The container as the client library makes it.</summary>
    public static ContainerProperties ToProperties()
    {
        IndexingPolicy policy = new() { Automatic = true, IndexingMode = IndexingMode.Consistent };
        foreach (string path in IncludedPaths)
        {
            policy.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        policy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        foreach (IReadOnlyList<string> composite in CompositeIndexes)
        {
            policy.CompositeIndexes.Add(new Collection<CompositePath>(
                [.. composite.Select(path => new CompositePath { Path = path, Order = CompositePathSortOrder.Ascending })]));
        }

        return new ContainerProperties(Name, CalendarId)
        {
            PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
            IndexingPolicy = policy,

            // Each document sets its own time to live; events have none.
            DefaultTimeToLive = -1,
        };
    }
}
