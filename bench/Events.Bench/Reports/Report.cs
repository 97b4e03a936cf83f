using System.Globalization;

namespace Events.Bench.Reports;

/// <summary>A table in Markdown, printed row by row as it is measured.</summary>
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

    public void Row(params object[] cells)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(cells.Length, _width);
        Console.WriteLine($"| {string.Join(" | ", cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)))} |");
    }
}
