using System.Globalization;

namespace Events.Bench.Reports;

/// <summary>A table in Markdown. Each row is printed as soon as it is measured.</summary>
internal sealed class Report
{
    private readonly int _width;

    public Report(string title, params string[] columns)
    {
        _width = columns.Length;
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine();
        Row(columns);
        Row([.. columns.Select(_ => "---")]);
    }

    /// <summary>A number without decimals.</summary>
    public static string Round(double value) => value.ToString("N0", CultureInfo.InvariantCulture);

    public void Row(params object[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, _width);
        Console.WriteLine($"| {string.Join(" | ", cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)))} |");
    }
}
