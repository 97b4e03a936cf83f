using System.Globalization;
using Events.Bench.Reports;

namespace Events.Bench.Units;

/// <summary>The costs of operations in docs/costs.md.</summary>
internal static class CostsTable
{
    private const string Heading = "## Request units of each operation";

    /// <summary>The number in the second cell of each row, by the row's name.</summary>
    public static IReadOnlyDictionary<string, double> Read() => File.ReadLines(Path.Combine(Repository.Root, "docs", "costs.md"))
        .SkipWhile(line => line != Heading)
        .SkipWhile(line => !line.StartsWith("| ---", StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(line => line.StartsWith("| ", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1], cells => double.Parse(cells[2], NumberStyles.Number, CultureInfo.InvariantCulture));
}
