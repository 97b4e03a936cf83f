using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Events.Bench.Peers;

/// <summary>Plots requests a second as bars on a logarithmic axis, with a group for each job and number of connections.</summary>
internal static class PeersPlot
{
    private const int Width = 1200;
    private const int Height = 480;
    private const double Gap = 1;

    // Colours that people with colour blindness can tell apart, and that differ in grey.
    private static readonly Color[] Colors = [Color.FromHex("#1f4e79"), Color.FromHex("#e69f00"), Color.FromHex("#9fb8cc")];

    /// <summary>Plots to a file, SVG or PNG by its extension.</summary>
    public static void Save(string path, IReadOnlyList<string> sides, IReadOnlyList<PeersRow> rows)
    {
        using Plot plot = new();
        plot.Font.Set("DejaVu Sans");
        for (int side = 0; side < sides.Count; side++)
        {
            Bar[] bars = [.. rows.Select((row, group) => NewBar(row.Result.PerSecond(side), Left(group, sides.Count) + side, Colors[side % Colors.Length]))];
            ScottPlot.Plottables.BarPlot drawn = plot.Add.Bars(bars);
            drawn.LegendText = sides[side];
            drawn.ValueLabelStyle.FontSize = 13;
        }

        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. rows.Select((row, group) => new Tick(Left(group, sides.Count) + ((sides.Count - 1) / 2.0), $"{row.Job.Replace(", ", "\n", StringComparison.Ordinal)}\n{row.Connections} connection{(row.Connections == 1 ? string.Empty : "s")}"))]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.TickLabelStyle.FontSize = 13;
        double top = Math.Ceiling(Math.Log10(rows.Max(row => Enumerable.Range(0, sides.Count).Max(row.Result.PerSecond))));
        plot.Axes.Left.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, (int)top + 1).Select(power => new Tick(power, Text(Math.Pow(10, power))))]);
        plot.Axes.Left.TickLabelStyle.FontSize = 13;
        plot.Axes.SetLimitsY(0, top + 0.35);
        plot.YLabel("requests a second, logarithmic", size: 14);
        plot.Title("The same job on the same machine; more is better", size: 16);
        plot.HideGrid();
        plot.ShowLegend(Alignment.UpperRight, Orientation.Horizontal);
        if (path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            plot.SaveSvg(path, Width, Height);
        }
        else
        {
            plot.SavePng(path, Width, Height);
        }
    }

    private static double Left(int group, int sides) => group * (sides + Gap);

    private static Bar NewBar(double perSecond, double position, Color color) => new()
    {
        Position = position,
        Value = Math.Log10(Math.Max(1, perSecond)),
        ValueLabel = Text(perSecond),
        FillColor = color,
        LineWidth = 0,
        Size = 0.9,
    };

    private static string Text(double perSecond) => perSecond.ToString("N0", CultureInfo.InvariantCulture);
}
