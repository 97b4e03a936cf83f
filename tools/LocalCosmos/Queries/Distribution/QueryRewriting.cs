using System.Globalization;
using System.Text;
using System.Text.Json;
using LocalCosmos.Json;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Distribution;

/// <summary>
/// Writes the query that a client sends to each range, as Cosmos DB does (Azure/azure-cosmos-dotnet-v3, QueryPlanBaselineTests). Sorted
/// results include their sort values, and the results of each range include those that the OFFSET skips.
/// </summary>
/// <param name="query">The original query.</param>
internal sealed class QueryRewriting(Query query)
{
    // The client replaces this by "true", or by the condition to continue.
    private const string Placeholder = "{documentdb-formattableorderbyquery-filter}";

    /// <summary>The paths of ORDER BY as the query writes them.</summary>
    public IReadOnlyList<string> OrderExpressions { get; } = [.. query.Order.Select(item => Text(item.Path, query.Source.Alias))];

    /// <summary>The rewritten query; empty if each range gets the query itself.</summary>
    /// <param name="top">The value of TOP.</param>
    /// <param name="offset">The value of OFFSET.</param>
    /// <param name="limit">The value of LIMIT.</param>
    /// <param name="isOfOnePartition">Whether the query is limited to one partition, so that nothing needs to be combined.</param>
    public string Text(int? top, int? offset, int? limit, bool isOfOnePartition)
    {
        if (query.IsCount)
        {
            return $"SELECT VALUE [{{\"item\": COUNT(1)}}]{From()}{Where(query.Source.Filter)}";
        }
        if (query.Order.Count > 0)
        {
            return $"SELECT {Top(top)}{Selected()}{From()}{Where(SortedFilter())}{OrderBy()}{Window(offset, limit)}";
        }
        return offset is null || isOfOnePartition ? ""
            : $"SELECT {(query.SelectsWhole ? "*" : "VALUE " + Payload())}{From()}{Where(query.Source.Filter)}{Window(offset, limit)}";
    }

    private string Selected() =>
        $"{query.Source.Alias}._rid, [{string.Join(", ", OrderExpressions.Select(expression => $"{{\"item\": {expression}}}"))}] AS orderByItems, {Payload()} AS payload";

    private string SortedFilter()
    {
        string filter = query.Source.Filter is { } own ? $"(({own}) AND ({Placeholder}))" : $"({Placeholder})";
        // A projected object is always defined, but a single value may be undefined.
        return query.Projection is PathProjection { Path.Names.Count: > 0 } ? $"({filter} AND IS_DEFINED({Payload()}))" : filter;
    }

    private string OrderBy() =>
        "\nORDER BY " + string.Join(", ", OrderExpressions.Zip(query.Order, (expression, item) => expression + (item.Descending ? " DESC" : " ASC")));

    private string From() => $"\nFROM {query.Source.Alias}";

    private string Payload() => query.Projection switch
    {
        PathProjection single => Text(single.Path, query.Source.Alias),
        ObjectProjection composed => $"{{{string.Join(", ", composed.Members.Select(Text))}}}",
        _ => throw new InvalidOperationException($"No payload for {query.Projection}."),
    };

    private string Text(ProjectedMember member) => $"{JsonSerializer.Serialize(member.Name)}: {Text(member.Path, query.Source.Alias)}";

    private static string Where(string? filter) => filter is null ? "" : $"\nWHERE {filter}";

    private static string Top(int? top) => top is { } count ? string.Create(CultureInfo.InvariantCulture, $"TOP {count} ") : "";

    private static string Window(int? offset, int? limit) =>
        offset is null ? "" : string.Create(CultureInfo.InvariantCulture, $"\nOFFSET 0 LIMIT {Math.Min(int.MaxValue, (long)offset + limit!.Value)}");

    private static string Text(PropertyPath path, string alias)
    {
        StringBuilder text = new(alias);
        foreach (string name in path.Names)
        {
            text.Append(OperandParser.IsPlainName(name) ? $".{name}" : $"[{JsonSerializer.Serialize(name)}]");
        }
        return text.ToString();
    }
}
