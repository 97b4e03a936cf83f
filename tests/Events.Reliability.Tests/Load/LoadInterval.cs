using System.Globalization;
using Events.Reliability.Tests.Memory;

namespace Events.Reliability.Tests.Load;

/// <summary>The measurements of one interval of the run.</summary>
/// <param name="PerSecond">Answers per second.</param>
/// <param name="Median">The median response time, in milliseconds.</param>
/// <param name="Percentile99">The 99th percentile of the response time, in milliseconds.</param>
/// <param name="Longest">The longest response time, in milliseconds.</param>
/// <param name="Memory">The memory of the process at the end of the interval.</param>
internal sealed record LoadInterval(double PerSecond, double Median, double Percentile99, double Longest, MemoryReading Memory)
{
    public static LoadInterval Of(IEnumerable<double> times, TimeSpan length, MemoryReading memory)
    {
        double[] sorted = [.. times.Order()];
        return new LoadInterval(sorted.Length / length.TotalSeconds, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100], sorted[^1], memory);
    }

    /// <summary>The intervals as lines of a table.</summary>
    public static string Table(IEnumerable<LoadInterval> intervals) => string.Join('\n', intervals
        .Select((interval, index) => string.Create(CultureInfo.InvariantCulture, $"| {index + 1} | {interval} |"))
        .Prepend("| --- | --- | --- | --- | --- | --- | --- |")
        .Prepend("| interval | requests/s | median, ms | p99, ms | longest, ms | reachable, MB | working set, MB |"));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{PerSecond:N0} | {Median:N1} | {Percentile99:N1} | {Longest:N0} | {Memory.Reachable / 1e6:N1} | {Memory.WorkingSet / 1e6:N0}");
}
