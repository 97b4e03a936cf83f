using Events.Core.Events;
using Events.LocalHost.Loading;
using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Bench.Alerts;

/// <summary>Stores sample events whose alerts are due, without their rows, which no dispatch needs.</summary>
internal sealed class DueAlerts(Container events)
{
    private const int Concurrency = 64;
    private static readonly Instant AlertAt = Instant.FromUtc(2025, 1, 1, 0, 0);

    private long _lastId;

    public async Task StoreAsync(int count)
    {
        long first = _lastId + 1;
        _lastId += count;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency },
            async (index, _) => await StoreAsync(Due(first + index)));
    }

    private static CalendarEvent Due(long id)
    {
        CalendarEvent sample = SampleEvents.Of(id);
        return sample with { Draft = sample.Draft with { AlertAt = AlertAt } };
    }

    private async Task StoreAsync(CalendarEvent due)
    {
        using MemoryStream content = new(EventDocument.Write(due).ToArray());
        using ResponseMessage response = await events.CreateItemStreamAsync(content, new PartitionKey(due.Draft.CalendarId));
        response.EnsureSuccessStatusCode();
    }
}
