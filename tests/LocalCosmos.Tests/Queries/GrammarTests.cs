using LocalCosmos.Errors;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Tests.Queries;

public class GrammarTests
{
    [Theory]
    [InlineData("SELECT * FROM c")]
    [InlineData("select * from c where c.a = 1 order by c.a asc")]
    [InlineData("SELECT VALUE root FROM root")]
    [InlineData("SELECT VALUE e.event FROM c AS e WHERE e.keys.start >= @from")]
    [InlineData("SELECT VALUE e[\"the key\"].b FROM c e")]
    [InlineData("SELECT TOP 5 * FROM c")]
    [InlineData("SELECT TOP @n VALUE c.a FROM c")]
    [InlineData("SELECT VALUE COUNT(1) FROM c WHERE NOT (c.a = 1 OR c.b != -2.5e3) AND c.c NOT IN ('x', \"y\", null, true)")]
    [InlineData("SELECT * FROM c WHERE IS_DEFINED(c.a) AND IS_NULL(c.b) AND ARRAY_CONTAINS(c.tags, @tag) AND 3 <= c.a AND c.a <> false")]
    [InlineData("SELECT * FROM c ORDER BY c.a, c.b DESC, c.c ASC OFFSET @o LIMIT 10")]
    [InlineData("SELECT VALUE [{\"item\": COUNT(1)}] FROM c WHERE c.a = 1")]
    [InlineData("SELECT TOP 5 c._rid, [{\"item\": c.a}, {\"item\": c.b}] AS orderByItems, c.event AS payload FROM c WHERE ((c.a = 1) AND (true)) ORDER BY c.a, c.b DESC")]
    [InlineData("SELECT c.a FROM c")]
    [InlineData("SELECT c._rid, c._ts FROM c")]
    [InlineData("SELECT TOP @limit c.id, c.schema, c.event, c.keys.start AS position FROM c WHERE NOT IS_DEFINED(c.schema) OR c.schema < @schema ORDER BY c.keys.start")]
    [InlineData("SELECT c.id, c[\"the key\"].b AS d FROM c ORDER BY c.a OFFSET @offset LIMIT @limit")]
    [InlineData("SELECT VALUE {\"a\": c.a, \"the key\": c.b} FROM c OFFSET 1 LIMIT 2")]
    [InlineData("SELECT c._rid, [{\"item\": c.a}] AS orderByItems, {\"id\": c.id, \"position\": c.keys.start} AS payload FROM c WHERE (true) ORDER BY c.a")]
    public void Parse_AcceptsAQueryInTheGrammar(string text) => ParsedQuery.Of(text);

    [Theory]
    [InlineData("", 1)]
    [InlineData("SELECT COUNT(1) FROM c", 8)]
    [InlineData("SELECT c FROM c", 8)]
    [InlineData("SELECT c.a + 1 FROM c", 12)]
    [InlineData("SELECT c.a b FROM c", 12)]
    [InlineData("SELECT c.a AS order FROM c", 15)]
    [InlineData("SELECT c.a, FROM c", 13)]
    [InlineData("SELECT c.a, c.b AS a FROM c", 13)]
    [InlineData("SELECT VALUE {} FROM c", 15)]
    [InlineData("SELECT VALUE {a: c.a} FROM c", 15)]
    [InlineData("SELECT VALUE {\"a\": 1} FROM c", 20)]
    [InlineData("SELECT VALUE {\"a\": c.a, \"a\": c.b} FROM c", 25)]
    [InlineData("SELECT DISTINCT VALUE c.a FROM c", 8)]
    [InlineData("SELECT VALUE * FROM c", 14)]
    [InlineData("SELECT VALUE COUNT(c) FROM c", 20)]
    [InlineData("SELECT VALUE SUM(c.a) FROM c", 14)]
    [InlineData("SELECT VALUE COUNT(1) FROM c ORDER BY c.a", 30)]
    [InlineData("SELECT * FROM", 14)]
    [InlineData("SELECT * FROM c JOIN t IN c.tags", 17)]
    [InlineData("SELECT * FROM c WHERE c.a", 26)]
    [InlineData("SELECT * FROM c WHERE d.a = 1", 23)]
    [InlineData("SELECT * FROM c WHERE c.a LIKE 'x'", 27)]
    [InlineData("SELECT * FROM c WHERE c.a BETWEEN 1 AND 2", 27)]
    [InlineData("SELECT * FROM c WHERE c.a = 1 + 2", 31)]
    [InlineData("SELECT * FROM c WHERE c.a IN ()", 31)]
    [InlineData("SELECT * FROM c WHERE (c.a = 1", 31)]
    [InlineData("SELECT * FROM c WHERE LOWER(c.a) = 'x'", 23)]
    [InlineData("SELECT * FROM c WHERE c.a[0] = 1", 27)]
    [InlineData("SELECT * FROM c WHERE c.a = 'x", 29)]
    [InlineData("SELECT * FROM c WHERE c.a = '\\q'", 30)]
    [InlineData("SELECT * FROM c WHERE c.a = 1.2.3", 29)]
    [InlineData("SELECT * FROM c WHERE c.a = @", 29)]
    [InlineData("SELECT * FROM c WHERE c.a = #", 29)]
    [InlineData("SELECT * FROM c GROUP BY c.a", 17)]
    [InlineData("SELECT * FROM c ORDER BY c", 26)]
    [InlineData("SELECT * FROM c ORDER BY c.a, c.a", 31)]
    [InlineData("SELECT * FROM c ORDER BY c.a, c.b, c.c, c.d", 41)]
    [InlineData("SELECT * FROM c OFFSET 1", 25)]
    [InlineData("SELECT * FROM c LIMIT 1", 17)]
    [InlineData("SELECT TOP 1 * FROM c OFFSET 0 LIMIT 1", 23)]
    [InlineData("SELECT * FROM c; DROP", 16)]
    [InlineData("SELECT * FROM c WHERE true", 27)]
    [InlineData("SELECT * FROM c WHERE (false)", 29)]
    [InlineData("SELECT VALUE [{\"item\": SUM(c.a)}] FROM c", 24)]
    [InlineData("SELECT VALUE [{\"items\": COUNT(1)}] FROM c", 16)]
    [InlineData("SELECT c.id, [{\"item\": c.a}] AS orderByItems, c AS payload FROM c ORDER BY c.a", 14)]
    [InlineData("SELECT c._rid, [{\"item\": c.a}] AS items, c AS payload FROM c ORDER BY c.a", 35)]
    [InlineData("SELECT c._rid, [{\"item\": c.a}] AS orderByItems, c AS payload FROM c ORDER BY c.b", 69)]
    [InlineData("SELECT c._rid, [{\"item\": c.a}] AS orderByItems, c AS payload FROM c", 68)]
    public void Parse_RefusesOtherQueries_AndNamesThePosition(string text, int position)
    {
        BadQueryException refusal = Assert.Throws<BadQueryException>(() => ParsedQuery.Of(text));

        Assert.Matches($@"character {position}\b", refusal.Message);
    }

    [Fact]
    public void Parse_RefusesAFilterThatNestsTooDeeply()
    {
        string text = $"SELECT * FROM c WHERE {new string('(', 100_000)}";

        Assert.Contains("nests", Assert.Throws<BadQueryException>(() => ParsedQuery.Of(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT * FROM c WHERE c.a = @missing", "@missing")]
    [InlineData("SELECT * FROM c OFFSET -1 LIMIT 1", "OFFSET")]
    [InlineData("SELECT * FROM c OFFSET 0 LIMIT 1.5", "LIMIT")]
    [InlineData("SELECT TOP 'x' * FROM c", "TOP")]
    public void Run_RefusesAMissingOrInvalidValue(string text, string named)
    {
        BadQueryException refusal = Assert.Throws<BadQueryException>(() => new TestContainer().Page(text));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StringEscapes_AreResolved()
    {
        TestContainer container = new TestContainer().With("""
            "a":"it's \"\\\u00e9\n"
            """);

        Assert.Equal("1", container.Ids("""WHERE c.a = 'it\'s \"\\\u00e9\n'"""));
    }
}
