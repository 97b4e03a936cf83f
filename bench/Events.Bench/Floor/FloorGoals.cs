using System.Globalization;
using Events.Bench.Measuring;
using Events.Bench.Reports;

namespace Events.Bench.Floor;

/// <summary>Judges the processor time of the service against the goals.</summary>
internal static class FloorGoals
{
    /// <summary>The number of connections that the goals are for: both processors are busy.</summary>
    public const int Connections = 16;

    public static void Write(IEnumerable<FloorResult> results, BenchOptions options)
    {
        Report report = new(
            string.Create(CultureInfo.InvariantCulture, $"Goals, {Connections} connections"),
            "operation", "processor time, ours / floor", "goal", "result");
        foreach (FloorResult result in results.Where(result => result.Connections == Connections))
        {
            if (result.Job.Goal is { } goal)
            {
                report.Row(
                    result.Job.Name,
                    result.ProcessorTime,
                    string.Create(CultureInfo.InvariantCulture, $"at most {goal:F2}"),
                    options.IsQuick ? "not judged after a quick run" : Judge(result.ProcessorTime, goal));
            }
        }
    }

    // The median is rounded as the report shows it.
    private static string Judge(Ratio ratio, double goal)
    {
        string result = Math.Round(ratio.Median, 2) <= goal ? "met" : "missed";
        return ratio.Least <= goal && goal < ratio.Most ? $"{result}, not in every round" : result;
    }
}
