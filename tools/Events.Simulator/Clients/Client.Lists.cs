using System.Text.Json;
using Events.Core.Events.Listing;
using Events.Core.Feeds;
using Events.Core.Input;
using Events.Core.Paging;
using Events.Simulator.Checks;
using Events.Simulator.Processes;
using NodaTime;

namespace Events.Simulator.Clients;

/// <content>The requests that read many events, and the alerts.</content>
internal sealed partial class Client
{
    private async Task ListAsync(long calendar, int perPage)
    {
        HashSet<long> stable = [.. Records.Events.Where(known => known.Calendar == calendar && !known.MayBeDeleted).Select(known => known.Id)];
        Answer<List<ReadOnlyMemory<byte>>> answer = await world.AskAsync(name, $"GET events of {calendar}", async process =>
        {
            List<ReadOnlyMemory<byte>> items = [];
            EventListRequest request = World.ListOf(calendar, perPage);
            while (true)
            {
                Page<ReadOnlyMemory<byte>> page = await process.List.ReadAsync(request, default);
                items.AddRange(page.Items);
                if (page.Last is null)
                {
                    return items;
                }

                request = request with { After = page.Last };
            }
        });
        if (answer.Value is not { } listed)
        {
            return;
        }

        HashSet<long> ids = [];
        foreach (ReadOnlyMemory<byte> item in listed)
        {
            using JsonDocument document = JsonDocument.Parse(item);
            long id = document.RootElement.GetProperty("id"u8).GetInt64();
            World.Require(ids.Add(id), $"The list of calendar {calendar} has event {id} twice.");
            World.Require(document.RootElement.GetProperty("calendar_id"u8).GetInt64() == calendar, $"The list of calendar {calendar} has event {id} of another.");
        }

        // A replica that lags behind may not have the newest events yet.
        World.Require(
            world.Scenario.HasStaleReads || stable.All(id => ids.Contains(id) || Records.Find(id)!.MayBeDeleted), $"The list of calendar {calendar} lacks an event.");
    }

    private async Task CountAsync(long calendar)
    {
        int least = Records.Events.Count(known => known.Calendar == calendar && !known.MayBeDeleted);
        Answer<object> answer = await world.AskAsync<object>(name, $"count {calendar}", async process => await process.List.CountAsync(World.ListOf(calendar, 1), default));
        int deletedSince = Records.Events.Count(known => known.Calendar == calendar && known.MayBeDeleted);
        World.Require(
            answer.Value is not long count || world.Scenario.HasStaleReads || count + deletedSince >= least, $"The count of calendar {calendar} is {answer.Value}, and {least} events are known.");
    }

    private async Task ListDeletedAsync()
    {
        HashSet<long> deleted = [.. Records.Events.Where(known => known.IsDeleted).Select(known => known.Id)];
        Answer<List<long>> answer = await world.AskAsync(name, "GET deleted", process => World.DeletedAsync(process, 2));
        if (answer.Value is { } listed)
        {
            World.Require(listed.Distinct().Count() == listed.Count, "The list of deleted events has an event twice.");
            World.Require(world.Scenario.HasStaleReads || deleted.IsSubsetOf(listed), "The list of deleted events lacks an event.");
            World.Require(listed.TrueForAll(id => Records.Find(id)?.MayBeDeleted != false), "The list of deleted events has an event that nobody deleted.");
        }
    }

    private async Task ReadFeedAsync(long calendar)
    {
        FeedRequest request = new(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));
        await world.AskAsync(name, $"GET feed of {calendar}", process => process.Feeds.ReadAsync(calendar, request, default));
    }

    private async Task DispatchAsync()
    {
        Answer<object> answer = await world.AskAsync<object>(name, "dispatch", async process =>
        {
            await process.Dispatch.RunAsync(default);
            return process;
        });
        if (answer.Value is ServiceProcess dispatched)
        {
            Answer<object> health = await world.AskAsync<object>(name, "GET readiness", dispatched, async process =>
            {
                await process.Health.CheckAsync(default);
                return process;
            });
            World.Require(
                world.Scenario.HasFaults || health.Value is not null, "The service is not ready right after a run of the dispatch.");
        }
    }

    private async Task RetryAsync(int number)
    {
        if (Known(number) is not { } known)
        {
            return;
        }

        Answer<object> answer = await world.AskAsync<object>(name, $"retry {known.Id}", async process =>
        {
            await process.FailedAlerts.RetryAsync(known.Id, default);
            return known;
        });
        if (answer.Problem == ProblemKind.NotFound)
        {
            known.SawNothing();
        }
        else
        {
            World.Require(
                answer.Problem is null or ProblemKind.Conflict or ProblemKind.Throttled or ProblemKind.Unavailable, $"A retry was answered {answer.Problem}.");
        }
    }
}
