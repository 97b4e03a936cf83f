using System.Globalization;
using Events.Reliability.Tests.Memory;

namespace Events.Reliability.Tests.Load;

/// <summary>The measurements of one interval of the run.</summary>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="Median">The median time of an answer, in milliseconds.</param>
/// <param name="Percentile99">What 99 of 100 answers kept to, in milliseconds.</param>
/// <param name="Longest">The longest, in milliseconds.</param>
/// <param name="Memory">The process's memory at the end.</param>
internal sealed record LoadInterval(double PerSecond, double Median, double Percentile99, double Longest, MemoryReading Memory)
{
    public static LoadInterval Of(IEnumerable<double> times, TimeSpan length, MemoryReading memory)
    {
        double[] sorted = [.. times.Order()];
        return new LoadInterval(sorted.Length / length.TotalSeconds, sorted[sorted.Length / 2], sorted[sorted.Length * 99 / 100], sorted[^1], memory);
    }

    /// <summary>The stretches as lines of a table.</summary>
    public static string Table(IEnumerable<LoadInterval> stretches) => string.Join('\n', stretches
        .Select((stretch, index) => string.Create(CultureInfo.InvariantCulture, $"| {index + 1} | {stretch} |"))
        .Prepend("| --- | --- | --- | --- | --- | --- | --- |")
        .Prepend("| stretch | requests/s | median, ms | p99, ms | longest, ms | reachable, MB | working set, MB |"));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{PerSecond:N0} | {Median:N1} | {Percentile99:N1} | {Longest:N0} | {Memory.Reachable / 1e6:N1} | {Memory.WorkingSet / 1e6:N0}");
}
