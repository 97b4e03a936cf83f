using System.Buffers;
using System.Text.Json;
using LocalCosmos.Accounts;
using LocalCosmos.Containers;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Server.Operations;

/// <summary>Writes the account, databases, containers and ranges as Cosmos DB does.</summary>
internal static class ResourceJson
{
    // The client reads this before it asks for a query plan. The names and values are those of Cosmos DB.
    private const string QueryEngine =
        """{"maxSqlQueryInputLength":262144,"maxJoinsPerSqlQuery":10,"maxLogicalAndPerSqlQuery":2000,"maxLogicalOrPerSqlQuery":2000,"maxUdfRefPerSqlQuery":10,"maxInExpressionItemsCount":16000,"queryMaxInMemorySortDocumentCount":500,"maxQueryRequestTimeoutFraction":0.9,"sqlAllowNonFiniteNumbers":false,"sqlAllowAggregateFunctions":true,"sqlAllowSubQuery":true,"sqlAllowScalarSubQuery":true,"allowNewKeywords":true,"sqlAllowLike":true,"sqlAllowGroupByClause":true,"maxSpatialQueryCells":12,"spatialMaxGeometryPointCount":256,"sqlAllowTop":true,"enableSpatialIndexing":true}""";

    public static ReadOnlyMemory<byte> Account(Account account) => Written(json =>
    {
        string endpoint = account.Endpoint!.AbsoluteUri;
        json.WriteString("id", "localcosmos");
        json.WriteString("_rid", "localcosmos");
        json.WriteString("_self", "");
        json.WriteString("_dbs", "//dbs/");
        json.WriteString("addresses", "//addresses/");
        json.WriteString("media", "//media/");
        foreach (string locations in (string[])["writableLocations", "readableLocations"])
        {
            json.WriteStartArray(locations);
            json.WriteStartObject();
            json.WriteString("name", "local");
            json.WriteString("databaseAccountEndpoint", endpoint);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteBoolean("enableMultipleWriteLocations", false);
        json.WriteStartObject("userReplicationPolicy");
        json.WriteNumber("minReplicaSetSize", 3);
        json.WriteNumber("maxReplicasetSize", 4);
        json.WriteEndObject();
        json.WriteStartObject("userConsistencyPolicy");
        json.WriteString("defaultConsistencyLevel", "Session");
        json.WriteEndObject();
        json.WriteStartObject("readPolicy");
        json.WriteNumber("primaryReadCoefficient", 1);
        json.WriteNumber("secondaryReadCoefficient", 1);
        json.WriteEndObject();
        json.WriteString("queryEngineConfiguration", QueryEngine);
    });

    public static ReadOnlyMemory<byte> Database(Database database) => Written(json => WriteDatabase(json, database));

    public static ReadOnlyMemory<byte> Container(Container container) => Written(json => WriteContainer(json, container));

    public static (ReadOnlyMemory<byte> Body, int Count) Databases(Account account) =>
        Feed("", "Databases", [.. account.Databases], WriteDatabase);

    public static (ReadOnlyMemory<byte> Body, int Count) Containers(Database database) =>
        Feed(database.ResourceId, "DocumentCollections", [.. database.Containers], WriteContainer);

    /// <param name="container">The container.</param>
    /// <param name="ranges">The ranges to write, which may be only the new ones.</param>
    /// <param name="count">The number of ranges of the container.</param>
    public static (ReadOnlyMemory<byte> Body, int Count) Ranges(Container container, IReadOnlyList<PartitionKeyRange> ranges, int count) =>
        Feed(container.ResourceId, "PartitionKeyRanges", ranges, (json, range) =>
        {
            PartitionKeyRangeDefinition definition = range.Definition;
            json.WriteString("id", range.Id);
            json.WriteString("_rid", range.ResourceId);
            json.WriteString("_self", $"{container.Address.SelfLink}pkranges/{range.ResourceId}/");
            json.WriteString("_etag", $"\"{definition.Revision}\"");
            json.WriteNumber("_ts", container.CreatedAt);
            json.WriteString("minInclusive", definition.Keys.MinimumText);
            json.WriteString("maxExclusive", definition.Keys.MaximumText);
            json.WriteNumber("ridPrefix", definition.Number);
            json.WriteNumber("throughputFraction", 1.0 / count);
            json.WriteString("status", "online");
            json.WriteStartArray("parents");
            foreach (string parent in definition.Parents)
            {
                json.WriteStringValue(parent);
            }

            json.WriteEndArray();
        });

    private static void WriteDatabase(Utf8JsonWriter json, Database database)
    {
        json.WriteString("id", database.Name);
        json.WriteString("_rid", database.ResourceId);
        json.WriteString("_self", $"dbs/{database.ResourceId}/");
        json.WriteString("_etag", "\"1\"");
        json.WriteString("_colls", "colls/");
        json.WriteString("_users", "users/");
        json.WriteNumber("_ts", database.CreatedAt);
    }

    private static void WriteContainer(Utf8JsonWriter json, Container container)
    {
        foreach (JsonProperty property in container.Definition.Body.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Null && !property.Name.StartsWith('_') && property.Name != "indexingPolicy")
            {
                property.WriteTo(json);
            }
        }

        json.WritePropertyName("indexingPolicy");
        container.Definition.IndexingPolicyJson.WriteTo(json);
        json.WriteString("_rid", container.ResourceId);
        json.WriteString("_self", container.Address.SelfLink);
        json.WriteString("_etag", $"\"{container.Revision}\"");
        json.WriteString("_docs", "docs/");
        json.WriteNumber("_ts", container.CreatedAt);
    }

    private static (ReadOnlyMemory<byte> Body, int Count) Feed<T>(
        string parent, string name, IReadOnlyList<T> resources, Action<Utf8JsonWriter, T> write) =>
        (Written(json =>
        {
            json.WriteString("_rid", parent);
            json.WriteStartArray(name);
            foreach (T resource in resources)
            {
                json.WriteStartObject();
                write(json, resource);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("_count", resources.Count);
        }), resources.Count);

    private static ReadOnlyMemory<byte> Written(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
