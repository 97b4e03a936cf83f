using System.Diagnostics;
using Events.Simulator.Scenarios;

namespace Events.Simulator.Running;

/// <summary>The result of many seeds.</summary>
/// <param name="Totals">The sums of all runs.</param>
/// <param name="Elapsed">How long they took.</param>
/// <param name="Failed">The first scenario that failed; null where all held.</param>
internal sealed record SeedRange(SimulationTotals Totals, TimeSpan Elapsed, (Scenario Scenario, string Failure)? Failed)
{
    /// <summary>Runs seeds until one fails, or their number or the time is over. Each run has one thread; several runs go side by side.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="count">The most runs.</param>
    /// <param name="limit">The time after which no run starts.</param>
    /// <param name="threads">How many runs go side by side.</param>
    public static SeedRange Run(int first, int count, TimeSpan limit, int threads)
    {
        SimulationTotals totals = new();
        Stopwatch watch = Stopwatch.StartNew();
        Lock gate = new();
        (Scenario Scenario, string Failure)? failed = null;
        long next = first;
        Thread[] workers = [.. Enumerable.Range(0, threads).Select(_ => new Thread(Work))];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        return new SeedRange(totals, watch.Elapsed, failed);

        void Work()
        {
            while (watch.Elapsed < limit)
            {
                Scenario scenario;
                lock (gate)
                {
                    if (failed is not null || next - first >= count)
                    {
                        return;
                    }

                    scenario = ScenarioGenerator.Draw((int)next++);
                }

                RunResult result = ScenarioRun.Of(scenario);
                lock (gate)
                {
                    totals.Add(result);
                    if (result.Failure is { } failure && (failed is null || scenario.Seed < failed.Value.Scenario.Seed))
                    {
                        failed = (scenario, failure);
                    }
                }
            }
        }
    }
}
