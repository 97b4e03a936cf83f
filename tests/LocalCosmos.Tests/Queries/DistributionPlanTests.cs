using System.Text;
using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Queries.Distribution;
using LocalCosmos.Queries.Syntax;
using LocalCosmos.Server.Operations;

namespace LocalCosmos.Tests.Queries;

/// <summary>Query plans. They are those of Cosmos DB, except that Cosmos DB also rewrites filters and paths.</summary>
public class DistributionPlanTests
{
    [Theory]
    [InlineData("SELECT * FROM c", "")]
    [InlineData("SELECT TOP 5 * FROM c", "")]
    [InlineData("SELECT VALUE COUNT(1) FROM c WHERE c.a = 1", "SELECT VALUE [{\"item\": COUNT(1)}]\nFROM c\nWHERE c.a = 1")]
    [InlineData("SELECT * FROM c OFFSET @two LIMIT 3", "SELECT *\nFROM c\nOFFSET 0 LIMIT 5")]
    [InlineData("SELECT * FROM c WHERE c.pk = 1 OFFSET 2 LIMIT 3", "")]
    [InlineData("SELECT * FROM c OFFSET 2147483647 LIMIT 3", "SELECT *\nFROM c\nOFFSET 0 LIMIT 2147483647")]
    [InlineData(
        "SELECT * FROM root AS r ORDER BY r.a",
        "SELECT r._rid, [{\"item\": r.a}] AS orderByItems, r AS payload\nFROM r\nWHERE ({documentdb-formattableorderbyquery-filter})\nORDER BY r.a ASC")]
    [InlineData(
        "SELECT TOP @two VALUE c.d FROM c WHERE c.a = 1 OR c.b = 2 ORDER BY c.a DESC, c['a b'].c",
        "SELECT TOP 2 c._rid, [{\"item\": c.a}, {\"item\": c[\"a b\"].c}] AS orderByItems, c.d AS payload\nFROM c\n"
        + "WHERE (((c.a = 1 OR c.b = 2) AND ({documentdb-formattableorderbyquery-filter})) AND IS_DEFINED(c.d))\nORDER BY c.a DESC, c[\"a b\"].c ASC")]
    [InlineData(
        "SELECT TOP @two c.id, c.schema, c['a b'], c.keys.start AS position FROM c WHERE c.a = 1 ORDER BY c.keys.start",
        "SELECT TOP 2 c._rid, [{\"item\": c.keys.start}] AS orderByItems, "
        + "{\"id\": c.id, \"schema\": c.schema, \"a b\": c[\"a b\"], \"position\": c.keys.start} AS payload\nFROM c\n"
        + "WHERE ((c.a = 1) AND ({documentdb-formattableorderbyquery-filter}))\nORDER BY c.keys.start ASC")]
    [InlineData("SELECT c.id, c.b AS d FROM c OFFSET @two LIMIT 3", "SELECT VALUE {\"id\": c.id, \"d\": c.b}\nFROM c\nOFFSET 0 LIMIT 5")]
    public void RewrittenQuery_IsThatOfCosmosDb_AndInTheGrammar(string text, string expected)
    {
        string rewritten = Plan(text).RewrittenQuery;

        Assert.Equal(expected, rewritten);
        ParsedQuery.Of(rewritten.Length == 0 ? text : rewritten.Replace("{documentdb-formattableorderbyquery-filter}", "true", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_IsThatOfTheGateway() => Assert.Equal(
        """
        {"partitionedQueryExecutionInfoVersion":2,"queryInfo":{"distinctType":"None","top":null,"offset":1,"limit":2,"orderBy":["Descending"],"orderByExpressions":["c.a"],"groupByExpressions":[],"groupByAliases":[],"aggregates":[],"groupByAliasToAggregateType":{},"rewrittenQuery":"
        """ + JsonEncodedText.Encode(Plan(Sorted).RewrittenQuery) + """
        ","hasSelectValue":false,"hasNonStreamingOrderBy":false},"queryRanges":[{"min":"19C08621B135968252FB34B4CF66F811","max":"19C08621B135968252FB34B4CF66F811","isMinInclusive":true,"isMaxInclusive":true}]}
        """,
        Encoding.UTF8.GetString(QueryPlanJson.Of(Plan(Sorted)).Span));

    [Theory]
    [InlineData("SELECT VALUE [{\"item\": COUNT(1)}] FROM c")]
    [InlineData("SELECT TOP @missing * FROM c")]
    [InlineData("SELECT * FROM c WHERE c.a = @missing")]
    [InlineData("SELECT DISTINCT * FROM c")]
    public void Plan_OfAnUnsupportedQuery_IsRefused(string text) => Assert.Throws<BadQueryException>(() => Plan(text));

    private const string Sorted = "SELECT * FROM c WHERE c.pk IN (5) ORDER BY c.a DESC OFFSET 1 LIMIT 2";

    private static DistributionPlan Plan(string text) => DistributionPlan.Of(
        text, new Dictionary<string, JsonElement> { ["@two"] = JsonElement.Parse("2") }, new TestContainer().Index.Policy.PartitionKey);
}
