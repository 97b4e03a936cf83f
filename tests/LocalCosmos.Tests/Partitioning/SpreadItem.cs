using System.Globalization;
using System.Text;

namespace LocalCosmos.Tests.Partitioning;

/// <summary>A document whose three sort paths hold values of any scalar kind, or nothing.</summary>
/// <param name="Number">Its place among all, which is its id.</param>
/// <param name="Group">Its partition key.</param>
/// <param name="A">The place of <c>a</c> in <see cref="Literals"/>.</param>
/// <param name="B">The same of <c>b</c>.</param>
/// <param name="C">The same of <c>c</c>.</param>
internal sealed record SpreadItem(int Number, int Group, int A, int B, int C)
{
    /// <summary>Values in the order in which they sort; the first is a property that is not there.</summary>
    public static readonly string?[] Literals = [null, "null", "false", "true", "-1", "0", "0.5", "2", "\"\"", "\"a\"", "\"b\""];

    public string Id => Number.ToString(CultureInfo.InvariantCulture);

    public ReadOnlyMemory<byte> Body => Encoding.UTF8.GetBytes(
        $$"""{"id":"{{Id}}","group":"{{Group}}"{{Property("a", A)}}{{Property("b", B)}}{{Property("c", C)}}}""");

    /// <summary>The place of a path's value among all values.</summary>
    public int PlaceOf(string path) => path switch { "c.a" => A, "c.b" => B, _ => C };

    private static string Property(string name, int place) => Literals[place] is { } literal ? $",\"{name}\":{literal}" : "";
}
