using System.Text.RegularExpressions;
using Events.Simulator.Scenarios;

namespace Events.Simulator.Running;

/// <summary>
/// Makes a failing scenario small enough to read: it leaves out clients, steps, processes and faults as long as a run still fails in the same way. A
/// smaller scenario meets another order of calls, so each one is tried with several seeds. The result depends only on the scenario.
/// </summary>
internal static partial class Shrinker
{
    private const int SeedsOfACandidate = 20;
    private const int MostRuns = 6_000;

    /// <summary>The smallest scenario that was found to fail in the same way.</summary>
    /// <param name="failing">The scenario.</param>
    /// <param name="failureOf">Runs a scenario: what must not be, or null where everything holds.</param>
    public static Scenario Shrink(Scenario failing, Func<Scenario, string?> failureOf)
    {
        string? kind = KindOf(failureOf(failing));
        int runs = 0;
        Scenario current = failing;
        while (Candidates(current).Select(FindFailing).FirstOrDefault(found => found is not null) is { } smaller)
        {
            current = smaller;
        }

        return current;

        Scenario? FindFailing(Scenario candidate)
        {
            for (int seed = 0; seed < SeedsOfACandidate && runs < MostRuns; seed++, runs++)
            {
                Scenario tried = candidate with { Seed = seed == 0 ? candidate.Seed : seed };
                if (failureOf(tried) is { } failure && KindOf(failure) == kind)
                {
                    return tried;
                }
            }

            return null;
        }
    }

    // Larger cuts come first.
    private static IEnumerable<Scenario> Candidates(Scenario scenario)
    {
        for (int client = 0; client < scenario.Clients.Count && scenario.Clients.Count > 1; client++)
        {
            yield return scenario with { Clients = [.. scenario.Clients.Where((_, index) => index != client)] };
        }

        for (int parts = 2; parts <= 64; parts *= 2)
        {
            foreach (Scenario shorter in WithoutOnePartOf(scenario, parts))
            {
                yield return shorter;
            }
        }

        if (scenario.FaultRate > 0)
        {
            yield return scenario with { FaultRate = 0, MostFaults = 0 };
        }

        int faults = Math.Min(scenario.MostFaults, 64);
        for (int most = 1; most < faults; most *= 2)
        {
            yield return scenario with { MostFaults = most };
        }

        if (scenario.Processes > 1)
        {
            yield return scenario with { Processes = scenario.Processes - 1 };
        }

        if (scenario.HasOutage)
        {
            yield return scenario with { HasOutage = false };
        }

        if (scenario.HasStaleReads)
        {
            yield return scenario with { HasStaleReads = false };
        }

        if (scenario.HasForeignDocuments)
        {
            yield return scenario with { HasForeignDocuments = false };
        }

        if (scenario.LeavesExpired)
        {
            yield return scenario with { LeavesExpired = false };
        }
    }

    private static IEnumerable<Scenario> WithoutOnePartOf(Scenario scenario, int parts)
    {
        for (int client = 0; client < scenario.Clients.Count; client++)
        {
            IReadOnlyList<Step> steps = scenario.Clients[client];
            int size = steps.Count / parts;
            if (size == 0)
            {
                continue;
            }

            for (int start = 0; start < steps.Count; start += size)
            {
                IReadOnlyList<Step> kept = [.. steps.Take(start), .. steps.Skip(start + size)];
                yield return scenario with { Clients = [.. scenario.Clients.Select((own, index) => index == client ? kept : own)] };
            }
        }
    }

    // The message without what differs from run to run.
    private static string? KindOf(string? failure) => failure is null ? null : Values().Replace(failure, "");

    [GeneratedRegex("""[0-9]+|'[^']*'|\{.*\}""")]
    private static partial Regex Values();
}
