using System.Globalization;
using Events.Bench.Reports;

namespace Events.Bench.Growth;

/// <summary>Prints the tables.</summary>
internal static class GrowthReport
{
    public static void Write(IReadOnlyList<GrowthLine> lines)
    {
        string[] sizes = [.. lines[0].Points.Select(point => point.Stored.ToString("N0", CultureInfo.InvariantCulture))];
        Report costs = new(
            "Requests and modelled units of one call, by events stored",
            ["operation", .. sizes.Select(size => $"{size}: requests, units"), "requests, most / least", "units, most / least", "flat"]);
        foreach (GrowthLine line in lines)
        {
            costs.Row(
            [
                line.Name,
                .. line.Points.Select(point => Format($"{point.Cost.Requests:0.##}, {point.Cost.Units:F2}")),
                Format($"{line.RequestsRatio:F2}"),
                Format($"{line.UnitsRatio:F2}"),
                line.IsFlat ? "yes" : "no",
            ]);
        }

        Report times = new("Median time of one call in ms, one connection, by events stored", ["operation", .. sizes]);
        foreach (GrowthLine line in lines)
        {
            times.Row([line.Name, .. line.Points.Select(point => Format($"{point.Median.TotalMilliseconds:F2}"))]);
        }
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
