using System.Globalization;

namespace Events.Bench.Measuring;

/// <summary>The median of the ratios of all rounds, and their range, which shows the noise.</summary>
internal sealed record Ratio(double Median, double Least, double Most)
{
    public static Ratio Of(IEnumerable<double> ratios)
    {
        double[] sorted = [.. ratios.Order()];
        return new Ratio(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:F2} ({Least:F2}–{Most:F2})");
}
