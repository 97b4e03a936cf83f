using System.Globalization;
using System.Text;

namespace LocalCosmos.Tests.Partitioning;

/// <summary>A document with three sort paths. Each has a value of any scalar kind, or is missing.</summary>
/// <param name="Number">The number of the document, which is its id.</param>
/// <param name="Group">The partition key.</param>
/// <param name="A">The index of the value of <c>a</c> in <see cref="Literals"/>.</param>
/// <param name="B">The same for <c>b</c>.</param>
/// <param name="C">The same for <c>c</c>.</param>
internal sealed record SpreadItem(int Number, int Group, int A, int B, int C)
{
    /// <summary>Values in their sort order. The first stands for a missing property.</summary>
    public static readonly string?[] Literals = [null, "null", "false", "true", "-1", "0", "0.5", "2", "\"\"", "\"a\"", "\"b\""];

    public string Id => Number.ToString(CultureInfo.InvariantCulture);

    public ReadOnlyMemory<byte> Body => Encoding.UTF8.GetBytes(
        $$"""{"id":"{{Id}}","group":"{{Group}}"{{Property("a", A)}}{{Property("b", B)}}{{Property("c", C)}}}""");

    /// <summary>The index of the value of a path in <see cref="Literals"/>.</summary>
    public int IndexOf(string path) => path switch { "c.a" => A, "c.b" => B, _ => C };

    private static string Property(string name, int index) => Literals[index] is { } literal ? $",\"{name}\":{literal}" : "";
}
