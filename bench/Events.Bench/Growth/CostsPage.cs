using Events.Bench.Reports;

namespace Events.Bench.Growth;

/// <summary>The operations that docs/costs.md names as not flat.</summary>
internal static class CostsPage
{
    private const string Heading = "## Which lists are not flat";

    /// <summary>The first cell of each row of the table.</summary>
    public static IReadOnlySet<string> NotFlat() => File.ReadLines(Path.Combine(Repository.Root, "docs", "costs.md"))
        .SkipWhile(line => line != Heading)
        .Skip(1)
        .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Split('|')[1].Trim())
        .ToHashSet();
}
