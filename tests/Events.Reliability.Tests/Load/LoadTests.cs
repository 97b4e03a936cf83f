using System.Diagnostics;
using System.Globalization;
using Events.Reliability.Tests.Memory;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Load;

[Collection(nameof(RunsAlone))]
public sealed class LoadTests
{
    private const int Callers = 64;
    private const int Intervals = 10;

    // Wide limits, since a machine with two cores is noisy. They find only continuous growth; readers compare the printed numbers.
    private const double MaximumSlowdown = 4;
    private const double AlwaysAllowedPercentile99 = 100;
    private const double AllowedGrowth = 1.15;
    private const long AlwaysAllowedGrowth = 4_000_000;

    private static readonly TimeSpan Length = Soak.Of(TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(1));

    // Outside the soak, some hundreds of requests per second, since other tests may be running. In the soak, as many as possible.
    private static readonly TimeSpan? Pace = Soak.Of<TimeSpan?>(TimeSpan.FromMilliseconds(200), null);

    [Fact]
    public async Task Load_GetsCorrectAnswers_LosesNothing_AndStaysFastAndSmall()
    {
        await using LoadedService service = await LoadedService.StartAsync();
        List<LoadClient> callers = [.. Enumerable.Range(1, Callers).Select(number => new LoadClient(service.Address, number))];
        try
        {
            IReadOnlyList<LoadInterval> intervals = await RunAsync(service, callers);
            TestContext.Current.TestOutputHelper!.WriteLine(LoadInterval.Table(intervals));
            await FinalComparison.VerifyAsync(service, callers);

            Assert.All(callers, caller => Assert.Equal(1, caller.Connections));
            Assert.Empty(service.Process.Errors);
            Assert.DoesNotContain(service.Process.Output, line => line.StartsWith("warn:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal));
            AssertSteady(intervals);
        }
        finally
        {
            callers.ForEach(caller => caller.Dispose());
        }
    }

    private static async Task<IReadOnlyList<LoadInterval>> RunAsync(LoadedService service, List<LoadClient> callers)
    {
        long start = Stopwatch.GetTimestamp();
        ResponseTimes[] figures = [.. callers.Select(_ => new ResponseTimes(Intervals, Length, start))];
        Task calling = Parallel.ForEachAsync(
            callers.Zip(figures),
            new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = TestService.Cancellation },
            async (pair, stop) => await pair.First.RunAsync(pair.Second, Pace, stop));
        List<MemoryReading> memory = [];
        using PeriodicTimer timer = new(Length);
        while (memory.Count < Intervals && !calling.IsCompleted)
        {
            await timer.WaitForNextTickAsync(TestService.Cancellation);
            memory.Add(await service.ReadMemoryAsync());
        }

        await calling;
        return [.. memory.Select((reading, index) => LoadInterval.Of(figures.SelectMany(own => own.Of(index)), Length, reading))];
    }

    /// <summary>
    /// Compares the last three intervals with earlier ones. The first interval does not count, since it fills caches and pools and
    /// compiles. Uses medians, so that one interval on a busy machine does not decide.
    /// </summary>
    private static void AssertSteady(IReadOnlyList<LoadInterval> intervals)
    {
        IReadOnlyList<LoadInterval> first = [.. intervals.Skip(1).Take(3)];
        IReadOnlyList<LoadInterval> middle = [.. intervals.Skip(3).Take(3)];
        IReadOnlyList<LoadInterval> last = [.. intervals.TakeLast(3)];

        double slower = Median(last, interval => interval.Percentile99) / Median(first, interval => interval.Percentile99);
        double before = Median(middle, interval => interval.Memory.Reachable);
        double after = Median(last, interval => interval.Memory.Reachable);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p99 of the last intervals over the first ones after the warm-up: {slower:N2}; reachable memory of the last over the middle ones: {after / before:N3}"));

        Assert.InRange(Median(last, interval => interval.Percentile99), 0, MaximumSlowdown * Math.Max(AlwaysAllowedPercentile99, Median(first, interval => interval.Percentile99)));
        Assert.InRange(after, 0, Math.Max(before * AllowedGrowth, before + AlwaysAllowedGrowth));
    }

    private static double Median(IReadOnlyList<LoadInterval> intervals, Func<LoadInterval, double> figure) => intervals.Select(figure).Order().ElementAt(intervals.Count / 2);
}
