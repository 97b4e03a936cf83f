using System.Buffers;
using System.Text.Json;
using LocalCosmos.Partitioning;
using LocalCosmos.Queries.Distribution;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Server.Operations;

/// <summary>Writes query plans as the gateway of Cosmos DB does (Azure/azure-cosmos-dotnet-v3, PartitionedQueryExecutionInfo.cs and QueryInfo.cs).</summary>
internal static class QueryPlanJson
{
    public static ReadOnlyMemory<byte> Of(DistributionPlan plan)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer);
        json.WriteStartObject();
        json.WriteNumber("partitionedQueryExecutionInfoVersion", 2);
        json.WriteStartObject("queryInfo");
        WriteInfo(json, plan);
        json.WriteEndObject();
        WriteRanges(json, plan);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteInfo(Utf8JsonWriter json, DistributionPlan plan)
    {
        json.WriteString("distinctType", "None");
        WriteCount(json, "top", plan.Top);
        WriteCount(json, "offset", plan.Offset);
        WriteCount(json, "limit", plan.Limit);
        WriteStrings(json, "orderBy", plan.Query.Order.Select(item => item.Descending ? "Descending" : "Ascending"));
        WriteStrings(json, "orderByExpressions", plan.OrderExpressions);
        WriteStrings(json, "groupByExpressions", []);
        WriteStrings(json, "groupByAliases", []);
        WriteStrings(json, "aggregates", plan.Query.IsCount ? ["Count"] : []);
        json.WriteStartObject("groupByAliasToAggregateType");
        json.WriteEndObject();
        json.WriteString("rewrittenQuery", plan.RewrittenQuery);
        json.WriteBoolean("hasSelectValue", !plan.Query.SelectsWhole && plan.Query.Projection is not ObjectProjection);
        json.WriteBoolean("hasNonStreamingOrderBy", false);
    }

    private static void WriteRanges(Utf8JsonWriter json, DistributionPlan plan)
    {
        json.WriteStartArray("queryRanges");
        foreach (EffectivePartitionKey key in plan.Keys)
        {
            WriteRange(json, key.ToString(), key.ToString(), isMaximumInclusive: true);
        }

        if (plan.Keys.Count == 0)
        {
            WriteRange(json, EffectivePartitionKeyRange.All.MinimumText, EffectivePartitionKeyRange.All.MaximumText, isMaximumInclusive: false);
        }

        json.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter json, string minimum, string maximum, bool isMaximumInclusive)
    {
        json.WriteStartObject();
        json.WriteString("min", minimum);
        json.WriteString("max", maximum);
        json.WriteBoolean("isMinInclusive", true);
        json.WriteBoolean("isMaxInclusive", isMaximumInclusive);
        json.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter json, string name, int? count)
    {
        if (count is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
