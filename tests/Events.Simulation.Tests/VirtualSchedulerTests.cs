using Events.Simulator.Scheduling;
using Nito.AsyncEx;

namespace Events.Simulation.Tests;

/// <summary>The scheduler of the simulator: it holds every wait, and notices work that it does not hold.</summary>
public sealed class VirtualSchedulerTests
{
    [Fact]
    public void Timers_RunInTheOrderOfVirtualTime()
    {
        VirtualScheduler scheduler = new();
        SimulatedClock clock = new(scheduler, TimeSpan.FromSeconds(3));
        List<string> order = [];

        Task work = scheduler.Start(async () => await Task.WhenAll(WaitAsync("late", 2), WaitAsync("early", 1)));
        scheduler.RunUntil(() => work.IsCompleted, mostSteps: 100);

        Assert.Equal(["early", "late"], order);
        Assert.Equal(TimeSpan.FromHours(2).Ticks, scheduler.Ticks);

        async Task WaitAsync(string name, int hours)
        {
            await Task.Delay(TimeSpan.FromHours(hours), clock, TestContext.Current.CancellationToken);
            order.Add(name);
        }
    }

    [Fact]
    public void Locks_AndParallelWork_StayInTheSimulation()
    {
        VirtualScheduler scheduler = new();
        AsyncLock gate = new();
        int sum = 0;

        Task work = scheduler.Start(() => Parallel.ForEachAsync(
            Enumerable.Range(1, 10),
            new ParallelOptions { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (value, stop) =>
            {
                using IDisposable held = await gate.LockAsync(stop);
                int before = sum;
                await scheduler.Delay(TimeSpan.FromSeconds(1));
                sum = before + value;
            }));
        scheduler.RunUntil(() => work.IsCompleted, mostSteps: 1000);

        Assert.Equal(55, sum);
        Assert.Equal(TimeSpan.FromSeconds(10).Ticks, scheduler.Ticks);
    }

    [Fact]
    public void WorkOutsideOfTheSimulation_IsNoticed()
    {
        VirtualScheduler scheduler = new();
        TaskCompletionSource never = new();

        Task work = scheduler.Start(() => never.Task);

        SimulationException found = Assert.Throws<SimulationException>(() => scheduler.RunUntil(() => work.IsCompleted, mostSteps: 100));
        Assert.Contains("outside of the simulation", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WorkWithoutAnEnd_IsNoticed()
    {
        VirtualScheduler scheduler = new();

        Task work = scheduler.Start(async () =>
        {
            while (true)
            {
                await scheduler.Delay(TimeSpan.FromMilliseconds(1));
            }
        });

        SimulationException found = Assert.Throws<SimulationException>(() => scheduler.RunUntil(() => work.IsCompleted, mostSteps: 100));
        Assert.Contains("without an end", found.Message, StringComparison.Ordinal);
    }
}
