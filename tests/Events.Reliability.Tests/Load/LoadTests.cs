using System.Diagnostics;
using System.Globalization;
using Events.Reliability.Tests.Memory;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Load;

[Collection(nameof(RunsAlone))]
public sealed class LoadTests
{
    private const int Callers = 64;
    private const int Stretches = 10;

    // A machine of two cores is noisy: these are for what grows and grows, the figures are for the reader.
    private const double MostSlower = 4;
    private const double LeastPercentile99 = 100;
    private const double MostGrown = 1.15;
    private const long LeastGrown = 4_000_000;

    private static readonly TimeSpan Length = Soak.Of(TimeSpan.FromSeconds(6), TimeSpan.FromMinutes(1));

    // Usually some hundreds of requests a second, since other tests may be running; in the long run as many as there is machine for.
    private static readonly TimeSpan? Pace = Soak.Of<TimeSpan?>(TimeSpan.FromMilliseconds(200), null);

    [Fact]
    public async Task Load_GetsEveryAnswerRight_LosesNothing_AndGrowsNeitherSlowerNorLarger()
    {
        await using LoadedService service = await LoadedService.StartAsync();
        List<LoadClient> callers = [.. Enumerable.Range(1, Callers).Select(number => new LoadClient(service.Address, number))];
        try
        {
            IReadOnlyList<LoadInterval> stretches = await RunAsync(service, callers);
            TestContext.Current.TestOutputHelper!.WriteLine(LoadInterval.Table(stretches));
            await FinalComparison.VerifyAsync(service, callers);

            Assert.All(callers, caller => Assert.Equal(1, caller.Connections));
            Assert.Empty(service.Process.Errors);
            Assert.DoesNotContain(service.Process.Output, line => line.StartsWith("warn:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal));
            AssertSteady(stretches);
        }
        finally
        {
            callers.ForEach(caller => caller.Dispose());
        }
    }

    private static async Task<IReadOnlyList<LoadInterval>> RunAsync(LoadedService service, List<LoadClient> callers)
    {
        long start = Stopwatch.GetTimestamp();
        ResponseTimes[] figures = [.. callers.Select(_ => new ResponseTimes(Stretches, Length, start))];
        Task calling = Parallel.ForEachAsync(
            callers.Zip(figures),
            new ParallelOptions { MaxDegreeOfParallelism = Callers, CancellationToken = TestService.Cancellation },
            async (pair, stop) => await pair.First.RunAsync(pair.Second, Pace, stop));
        List<MemoryReading> memory = [];
        using PeriodicTimer timer = new(Length);
        while (memory.Count < Stretches && !calling.IsCompleted)
        {
            await timer.WaitForNextTickAsync(TestService.Cancellation);
            memory.Add(await service.ReadMemoryAsync());
        }

        await calling;
        return [.. memory.Select((reading, index) => LoadInterval.Of(figures.SelectMany(own => own.Of(index)), Length, reading))];
    }

    /// <summary>
    /// Compares the last third with the middle one, and not with the first, which fills caches and pools and compiles. Medians, so that
    /// one stretch in which the machine had something else to do decides nothing.
    /// </summary>
    private static void AssertSteady(IReadOnlyList<LoadInterval> stretches)
    {
        IReadOnlyList<LoadInterval> first = [.. stretches.Skip(1).Take(3)];
        IReadOnlyList<LoadInterval> middle = [.. stretches.Skip(3).Take(3)];
        IReadOnlyList<LoadInterval> last = [.. stretches.TakeLast(3)];

        double slower = Median(last, stretch => stretch.Percentile99) / Median(first, stretch => stretch.Percentile99);
        double before = Median(middle, stretch => stretch.Memory.Reachable);
        double after = Median(last, stretch => stretch.Memory.Reachable);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p99 of the last stretches over the first ones after the warm-up: {slower:N2}; reachable memory of the last over the middle ones: {after / before:N3}"));

        Assert.InRange(Median(last, stretch => stretch.Percentile99), 0, MostSlower * Math.Max(LeastPercentile99, Median(first, stretch => stretch.Percentile99)));
        Assert.InRange(after, 0, Math.Max(before * MostGrown, before + LeastGrown));
    }

    private static double Median(IReadOnlyList<LoadInterval> stretches, Func<LoadInterval, double> figure) => stretches.Select(figure).Order().ElementAt(stretches.Count / 2);
}
