namespace LocalCosmos.Server.Protocol;

/// <summary>The names of headers, in lower case as Cosmos DB writes them.</summary>
internal static class HeaderNames
{
    public const string ActivityId = "x-ms-activity-id";
    public const string Batch = "x-ms-cosmos-is-batch-request";
    public const string ConsistencyLevel = "x-ms-consistency-level";
    public const string Continuation = "x-ms-continuation";
    public const string Date = "x-ms-date";
    public const string EndEffectivePartitionKey = "x-ms-end-epk";
    public const string ETag = "etag";
    public const string GlobalCommittedLsn = "x-ms-global-committed-lsn";
    public const string IsQuery = "x-ms-documentdb-isquery";
    public const string IsQueryPlan = "x-ms-cosmos-is-query-plan-request";
    public const string IsUpsert = "x-ms-documentdb-is-upsert";
    public const string ItemCount = "x-ms-item-count";
    public const string ItemLsn = "x-ms-item-lsn";
    public const string Lsn = "lsn";
    public const string MaxItemCount = "x-ms-max-item-count";
    public const string OptimisticDirectExecute = "x-ms-cosmos-query-optimisticdirectexecute";
    public const string OwnerId = "x-ms-content-path";
    public const string PartitionKey = "x-ms-documentdb-partitionkey";
    public const string PartitionKeyRangeId = "x-ms-documentdb-partitionkeyrangeid";
    public const string ReadConsistencyStrategy = "x-ms-cosmos-read-consistency-strategy";
    public const string RequestCharge = "x-ms-request-charge";
    public const string RequiresDistribution = "x-ms-cosmos-query-requiresdistribution";
    public const string RetryAfterMilliseconds = "x-ms-retry-after-ms";
    public const string ServiceVersion = "x-ms-serviceversion";
    public const string SessionToken = "x-ms-session-token";
    public const string StartEffectivePartitionKey = "x-ms-start-epk";
    public const string SubStatus = "x-ms-substatus";
}
