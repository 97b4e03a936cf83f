using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Core.Feeds;
using Events.Simulator.Checks;
using Events.Simulator.Clients;
using Events.Simulator.Processes;
using Events.Simulator.Scenarios;
using Events.Simulator.Scheduling;
using Events.Simulator.Tracing;

namespace Events.Simulator.Running;

/// <summary>The result of a run.</summary>
/// <param name="Failure">What must not be; null where everything held.</param>
/// <param name="TraceHash">The hash of everything that happened.</param>
/// <param name="Trace">What happened, line by line; empty where it was not asked for.</param>
/// <param name="Requests">How many requests the clients sent.</param>
/// <param name="Steps">How many events of the simulation were run.</param>
/// <param name="Faults">How many faults came.</param>
internal sealed record RunResult(string? Failure, ulong TraceHash, IReadOnlyList<string> Trace, int Requests, long Steps, int Faults);

/// <summary>Runs a scenario to its end, lets everything settle, and checks the result.</summary>
internal static class ScenarioRun
{
    private const long MostSteps = 200_000;
    private const int MostRounds = 20;

    // A feed costs as much time as the other checks together.
    private const int FeedEvery = 8;

    // Longer than a call of the database can be on its way.
    private static readonly TimeSpan UntilAllArrived = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan UntilLeaseEnds = TimeSpan.FromSeconds(36);

    public static RunResult Of(Scenario scenario, bool keepsTrace = false)
    {
        VirtualScheduler scheduler = new();
        Trace trace = new(() => scheduler.Ticks, keepsTrace);
        World world = new(scenario, scheduler, trace);
        string? failure = null;
        try
        {
            Complete(scheduler, () => Task.WhenAll(scenario.Clients.Select((steps, index) => new Client($"client {index + 1}", world).RunAsync(steps))));
            world.EndFaults();
            Complete(scheduler, () => SettleAsync(world));
            world.CheckRefusals();
            StoredState stored = StoredState.Read(world.Database.Events, world.Database.System);
            new FinalChecks(world.Records, stored, [.. world.Channels], scenario.HasFaults, World.UnixSeconds).Check();
            Complete(scheduler, () => CompareListsAsync(world, stored));
        }
        catch (SimulationException found)
        {
            failure = found.Message;
            trace.Add("simulation", "fails", "", failure);
        }

        return new RunResult(failure, trace.Hash, trace.Lines, world.Requests, scheduler.Steps, world.Faults.Count);
    }

    private static void Complete(VirtualScheduler scheduler, Func<Task> work)
    {
        Task task = scheduler.Start(work);
        scheduler.RunUntil(() => task.IsCompleted, MostSteps);
        task.GetAwaiter().GetResult();
    }

    // Delivers what is owed. An alert that failed is sent again, as an operator would.
    private static async Task SettleAsync(World world)
    {
        await world.Scheduler.Delay(UntilAllArrived);
        world.Database.CatchUp();
        for (int round = 0; round < MostRounds; round++)
        {
            ServiceProcess process = world.Any();
            await process.Dispatch.RunAsync(default);
            foreach (FailedAlert failed in (await process.FailedAlerts.ListAsync(new FailedAlertListRequest { PerPage = 500 }, default)).Items)
            {
                await process.FailedAlerts.RetryAsync(failed.EventId, default);
            }

            world.Database.CatchUp();
            if (!StoredState.Read(world.Database.Events, world.Database.System).Documents.Values.Any(document => document.DueAt is not null || document.FailedAt is not null))
            {
                return;
            }

            await world.Scheduler.Delay(UntilLeaseEnds);
        }
    }

    // Lists, counts, feeds and reads by id show exactly what is stored.
    private static async Task CompareListsAsync(World world, StoredState stored)
    {
        ServiceProcess process = world.Any();
        foreach (IGrouping<long, StoredDocument> calendar in stored.Documents.Values.GroupBy(document => document.CalendarId))
        {
            int events = calendar.Count(document => document.Event is not null);
            int listed = (await process.List.ReadAsync(World.ListOf(calendar.Key, 500), default)).Items.Count;
            World.Require(listed == events, $"Calendar {calendar.Key} has {events} events, and its list has {listed}.");
            long counted = await process.List.CountAsync(World.ListOf(calendar.Key, 1), default);
            World.Require(world.Scenario.HasForeignDocuments || counted == events, $"Calendar {calendar.Key} has {events} events, and its count is {counted}.");
            if (world.Scenario.Seed % FeedEvery != 0)
            {
                continue;
            }

            Feed feed = await process.Feeds.ReadAsync(calendar.Key, new FeedRequest(NodaTime.Instant.FromUtc(2026, 1, 1, 0, 0), NodaTime.Instant.FromUtc(2027, 1, 1, 0, 0)), default);
            World.Require(!feed.IsTruncated, $"The feed of calendar {calendar.Key} is truncated.");
        }

        HashSet<long> tombstones = [.. stored.Documents.Where(pair => pair.Value.Deleted is not null).Select(pair => pair.Key)];
        List<long> deleted = await World.DeletedAsync(process, 500);
        World.Require(tombstones.SetEquals(deleted), $"The deleted events are {string.Join(", ", tombstones)}, and their list has {string.Join(", ", deleted)}.");
        foreach (KnownEvent known in world.Records.Events)
        {
            EventResponse? found = await process.Events.FindAsync(known.Id, default);
            World.Require(
                found?.Revision == (stored.Documents[known.Id].Event is null ? null : stored.Documents[known.Id].Revision),
                $"Event {known.Id} is read with revision {found?.Revision}.");
        }
    }
}
