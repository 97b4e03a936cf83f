using System.Text.Json.Nodes;

namespace LocalCosmos.Tests.Queries;

/// <summary>A condition as the text of a query, and as a function that returns true, false, or null for undefined.</summary>
internal sealed record OracleFilter(string Text, Func<JsonNode, bool?> Holds)
{
    /// <summary>The values of the parameters in the conditions.</summary>
    public const string Parameters = """{"@one":1,"@array":[1,"a"],"@object":{"b":1}}""";

    public static OracleFilter Compare(string left, string comparison, string right) =>
        new($"{left} {comparison} {right}", document => Oracle.Compare(Oracle.Value(left, document), comparison, Oracle.Value(right, document)));

    public static OracleFilter In(string path, List<string> choices) => new(
        $"{path} IN ({string.Join(", ", choices)})",
        document => choices.Select(choice => Oracle.Compare(Oracle.Value(path, document), "=", Oracle.Value(choice, document))).Aggregate((bool?)false, (x, y) => x | y));

    public static OracleFilter IsDefined(string path) => new($"IS_DEFINED({path})", document => Oracle.Value(path, document).IsDefined);

    public static OracleFilter IsNull(string path) => new($"IS_NULL({path})", document => Oracle.Value(path, document) is (true, null));

    public static OracleFilter Contains(string path, string literal) => new($"ARRAY_CONTAINS({path}, {literal})", document =>
        Oracle.Value(path, document).Node is JsonArray array ? array.Any(element => JsonNode.DeepEquals(element, Oracle.Value(literal, document).Node)) : null);

    /// <summary>A condition of keyset paging on the paths of a composite index. The bound may differ from the first value of the pair.</summary>
    public static OracleFilter Keyset(string bound, string first, string second, bool ascending)
    {
        string comparison = ascending ? ">" : "<";
        return And(Compare("c.a", comparison + "=", bound), Or(Compare("c.a", comparison, first), Compare("c.b", comparison, second)));
    }

    public static OracleFilter And(OracleFilter x, OracleFilter y) => new($"{x.Text} AND {y.Grouped}", document => x.Holds(document) & y.Holds(document));

    // For bool?, the operators | and & of C# are three-valued.
    public static OracleFilter Or(OracleFilter x, OracleFilter y) => new($"({x.Text} OR {y.Text})", document => x.Holds(document) | y.Holds(document));

    public static OracleFilter Not(OracleFilter inner) => new($"NOT ({inner.Text})", document => !inner.Holds(document));

    private string Grouped => $"({Text})";
}
