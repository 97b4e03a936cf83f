using CsCheck;

namespace LocalCosmos.Tests.Queries;

/// <summary>Compares the results of random queries over random documents with those of the <see cref="Oracle"/>.</summary>
public class OracleTests
{
    private static readonly string?[] Literals =
        [null, null, "null", "true", "false", "-1", "0", "0.5", "1", "2", "3", "\"\"", "\"a\"", "\"b\"", "\"1\"", "[]", "[1,\"a\"]", "[2,null,2]", "{}", "{\"b\":1}"];

    private static readonly string[] Orders =
    [
        "", "c.a ASC", "c.a DESC", "c.b ASC", "c.c DESC", "c.a ASC, c.b ASC", "c.a DESC, c.b DESC",
        "c.a DESC, c.b ASC, c.c ASC", "c.a ASC, c.b DESC, c.c DESC",
    ];

    private static readonly Gen<string?> Value = Gen.OneOf(Literals);

    private static readonly Gen<string> Document = Gen.Select(Value, Value, Value, Value, Gen.Int[0, 2], (a, b, c, tags, pk) =>
        string.Join(',', new[] { ("a", a), ("b", b), ("c", c), ("tags", tags), ("pk", $"{pk}") }
            .Where(property => property.Item2 is not null).Select(property => $"\"{property.Item1}\":{property.Item2}")));

    private static readonly Gen<string> Literal = Gen.OneOf("null", "true", "false", "-1", "0", "1", "2", "2.5", "\"a\"", "\"b\"", "''", "@one", "@array", "@object");

    private static readonly Gen<string> Number = Gen.OneOf("-1", "0", "1", "2");

    private static readonly Gen<string> Path = Gen.OneOf("c.a", "c.b", "c.c", "c['a']", "c.a.b", "c.tags", "c.pk");

    private static readonly Gen<OracleFilter> Leaf = Gen.OneOf(
        Gen.Select(Path, Gen.OneOf("=", "!=", "<>", "<", "<=", ">", ">="), Literal, OracleFilter.Compare),
        Gen.Select(Path, Gen.OneOf("=", "<", ">="), Path, OracleFilter.Compare),
        Gen.Select(Path, Literal.List[1, 4], OracleFilter.In),
        Path.Select(OracleFilter.IsDefined),
        Path.Select(OracleFilter.IsNull),
        Gen.Select(Path, Literal, OracleFilter.Contains),
        Gen.Select(Literal, Literal, Gen.Bool, (first, second, ascending) => OracleFilter.Keyset(first, first, second, ascending)),
        Gen.Select(Number, Number, Number, Gen.Bool, OracleFilter.Keyset));

    private static readonly Gen<OracleFilter> Filter = Gen.Recursive<OracleFilter>((depth, inner) => depth > 2 ? Leaf : Gen.Frequency(
        (2, Leaf),
        (3, Gen.Select(inner, inner, OracleFilter.And)),
        (1, Gen.Select(inner, inner, OracleFilter.Or)),
        (1, inner.Select(OracleFilter.Not))));

    [Theory]
    [InlineData(TestContainer.Wildcard)]
    [InlineData(TestContainer.Named)]
    public void Query_ReturnsTheResultsOfTheOracle(string policy) =>
        Gen.Select(
            Document.List[0, 60],
            Filter,
            Gen.OneOf(Orders),
            Gen.Int[1, 20],
            Gen.OneOf<string?>(null, "0", "1"),
            Gen.Select(Gen.Int[-1, 8], Gen.Int[0, 20], Gen.Int[0, 7])).Sample((documents, filter, order, pageSize, partitionKey, rest) =>
            {
                (int offset, int limit, int removals) = rest;
                TestContainer container = new TestContainer(policy).With([.. documents]);
                for (int id = 1; id <= documents.Count && id <= removals * 3; id += 3)
                {
                    container.Remove($"{id}");
                }
                List<string> expected = Oracle.Ids(container.Documents, filter, order, partitionKey);
                string text = $"WHERE {filter.Text}" + (order.Length > 0 ? $" ORDER BY {order}" : "");

                string[] actual = container.Ids(text, OracleFilter.Parameters, partitionKey, pageSize).Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (order.Length > 0)
                {
                    Assert.Equal(expected, actual);
                }
                else
                {
                    Assert.Equal(expected.Order(), actual.Order());
                }
                Assert.Equal($"{expected.Count}", CountOf(container, filter, partitionKey));
                if (offset >= 0)
                {
                    string window = container.Ids($"{text} OFFSET {offset} LIMIT {limit}", OracleFilter.Parameters, partitionKey, pageSize);
                    Assert.Equal(actual.Skip(offset).Take(limit), window.Split(' ', StringSplitOptions.RemoveEmptyEntries));
                }
            }, iter: 300);

    private static string CountOf(TestContainer container, OracleFilter filter, string? partitionKey) =>
        container.All($"SELECT VALUE COUNT(1) FROM c WHERE {filter.Text}", OracleFilter.Parameters, partitionKey).Single();
}
