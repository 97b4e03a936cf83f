using Events.Core;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.LocalHost.Loading;
using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Bench.Alerts;

/// <summary>Stores sample events whose alerts are due. It stores no rows for their ids, since the dispatch does not read them.</summary>
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

    private static Event Due(long id) => SampleEvents.Of(id) with { AlertAt = AlertAt };

    private async Task StoreAsync(Event due)
    {
        using MemoryStream content = new(CoreJson.Serializer.Write(StoredDocument.New(due)));
        using ResponseMessage response = await events.CreateItemStreamAsync(content, new PartitionKey(due.CalendarId));
        response.EnsureSuccessStatusCode();
    }
}
