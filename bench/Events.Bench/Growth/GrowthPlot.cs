using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace Events.Bench.Growth;

/// <summary>Plots the lines on logarithmic axes: lines that are not flat in colour, flat lines in grey.</summary>
internal static class GrowthPlot
{
    private const int Width = 1150;
    private const int Height = 600;

    private static readonly MarkerShape[] Shapes =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond, MarkerShape.OpenCircle, MarkerShape.OpenSquare];

    // Colours that people with colour blindness can tell apart.
    private static readonly Color[] Colors =
    [
        Color.FromHex("#d55e00"), Color.FromHex("#0072b2"), Color.FromHex("#009e73"), Color.FromHex("#cc79a7"),
        Color.FromHex("#e69f00"), Color.FromHex("#56b4e9"), Color.FromHex("#1f1f1f"), Color.FromHex("#8c564b"),
    ];

    private static readonly Color Grey = Color.FromHex("#8a8a8a");

    /// <summary>Plots one figure of every line to a file, SVG or PNG by its extension. The legend begins with the highest line.</summary>
    public static void Save(string path, IReadOnlyList<GrowthLine> lines, string title, Func<GrowthPoint, double> value)
    {
        using Plot plot = new();
        plot.Font.Set("DejaVu Sans");
        int coloured = 0;
        int drawn = 0;
        foreach (GrowthLine line in lines.OrderByDescending(line => value(line.Points[^1])))
        {
            Scatter scatter = plot.Add.Scatter(
                line.Points.Select(point => Math.Log10(point.Stored)).ToArray(), line.Points.Select(point => Math.Log10(value(point))).ToArray());
            scatter.Color = line.IsFlat ? Grey : Colors[coloured++ % Colors.Length];
            scatter.LineWidth = line.IsFlat ? 1.5f : 3;
            scatter.MarkerSize = 9;
            scatter.MarkerShape = Shapes[drawn++ % Shapes.Length];
            scatter.LegendText = string.Create(CultureInfo.InvariantCulture, $"{line.Name}: {value(line.Points[^1]):N1}");
        }

        plot.Title(title, size: 18);
        plot.XLabel("events stored", size: 15);
        plot.Axes.Bottom.TickGenerator = Powers(lines[0].Points.Select(point => (double)point.Stored));
        plot.Axes.Left.TickGenerator = Powers([0.1, 1, 10, 100, 1_000, 10_000, 100_000]);
        plot.Axes.Bottom.TickLabelStyle.FontSize = 14;
        plot.Axes.Left.TickLabelStyle.FontSize = 14;
        plot.ShowLegend(Edge.Right).Legend.FontSize = 14;
        if (path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            plot.SaveSvg(path, Width, Height);
        }
        else
        {
            plot.SavePng(path, Width, Height);
        }
    }

    private static NumericManual Powers(IEnumerable<double> values) =>
        new([.. values.Select(value => new Tick(Math.Log10(value), value.ToString("#,0.###", CultureInfo.InvariantCulture)))]);
}
