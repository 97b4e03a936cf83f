using System.Globalization;
using System.Text;
using System.Text.Json;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Distribution;

/// <summary>
/// Writes the query that each range is asked for its part of an answer, as the service does (Azure/azure-cosmos-dotnet-v3,
/// QueryPlanBaselineTests): sorted results carry what they are sorted by, and a part has what an OFFSET would pass over.
/// </summary>
/// <param name="query">The query as it was written.</param>
internal sealed class QueryRewriting(Query query)
{
    // The client puts "true" in its place, or where it goes on.
    private const string Placeholder = "{documentdb-formattableorderbyquery-filter}";

    /// <summary>The paths that it is sorted by, as the query writes them.</summary>
    public IReadOnlyList<string> OrderExpressions { get; } = [.. query.Order.Select(item => Text(item.Path, query.Source.Alias))];

    /// <summary>The rewritten query; empty where each range is asked the query itself.</summary>
    /// <param name="top">The value of its TOP.</param>
    /// <param name="offset">The value of its OFFSET.</param>
    /// <param name="limit">The value of its LIMIT.</param>
    /// <param name="isOfOnePartition">Whether it is of one partition, so that nothing is put together.</param>
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
        var filter = query.Source.Filter is { } own ? $"(({own}) AND ({Placeholder}))" : $"({Placeholder})";
        return query.SelectsWhole ? filter : $"({filter} AND IS_DEFINED({Payload()}))";
    }

    private string OrderBy() =>
        "\nORDER BY " + string.Join(", ", OrderExpressions.Zip(query.Order, (expression, item) => expression + (item.Descending ? " DESC" : " ASC")));

    private string From() => $"\nFROM {query.Source.Alias}";

    private string Payload() => Text(query.Selected!, query.Source.Alias);

    private static string Where(string? filter) => filter is null ? "" : $"\nWHERE {filter}";

    private static string Top(int? top) => top is { } count ? string.Create(CultureInfo.InvariantCulture, $"TOP {count} ") : "";

    private static string Window(int? offset, int? limit) =>
        offset is null ? "" : string.Create(CultureInfo.InvariantCulture, $"\nOFFSET 0 LIMIT {Math.Min(int.MaxValue, (long)offset + limit!.Value)}");

    private static string Text(PropertyPath path, string alias)
    {
        var text = new StringBuilder(alias);
        foreach (var name in path.Names)
        {
            text.Append(OperandParser.IsPlainName(name) ? $".{name}" : $"[{JsonSerializer.Serialize(name)}]");
        }
        return text.ToString();
    }
}
