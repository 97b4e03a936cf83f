using Events.Bench.Measuring;
using Events.Bench.Reports;

namespace Events.Bench.Floor;

/// <summary>Compares this build of the service with the baseline.</summary>
internal static class FloorBaseline
{
    public static void Write(IEnumerable<FloorResult> results)
    {
        Report report = new(
            "Against the baseline",
            "operation", "connections",
            "processor time, baseline, µs", "processor time, ours, µs", "processor time, ours / baseline",
            "allocated, baseline, bytes", "allocated, ours, bytes", "allocated, ours / baseline");
        foreach (FloorResult result in results)
        {
            report.Row([result.Job.Name, result.Connections, .. Cells(result.Measured, turn => turn.ProcessorMicroseconds), .. Cells(result.Measured, turn => turn.AllocatedBytes)]);
        }
    }

    private static object[] Cells(RoundsResult measured, Func<Turn, double> figure) =>
    [
        Report.Round(measured.Median(FloorResult.Baseline, figure)),
        Report.Round(measured.Median(FloorResult.Ours, figure)),
        measured.Compare(FloorResult.Ours, FloorResult.Baseline, figure),
    ];
}
