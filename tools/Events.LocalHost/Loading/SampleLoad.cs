using Events.Core;
using Events.Core.Cosmos;
using Events.Core.Events;
using Events.Core.Events.Storing;
using LocalCosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Events.LocalHost.Loading;

/// <summary>Stores <see cref="SampleEvents"/> directly in the database.</summary>
public static class SampleLoad
{
    private const int Chunk = 1_000;
    private const int Concurrency = 64;

    /// <summary>Stores events. It takes their ids from the counter, as the API does. It sends up to 64 requests to an account at the same time.</summary>
    /// <param name="services">The services of the function app, which connect to the database.</param>
    /// <param name="localCosmos">The LocalCosmos server, which needs no requests; null for an account.</param>
    /// <param name="count">The number of events, at least 1.</param>
    /// <param name="progress">Called after each step with the number of events that the step stored.</param>
    /// <param name="cancellationToken">Cancels the load. The events that are already stored stay.</param>
    /// <returns>The id of the first event.</returns>
    public static async Task<long> RunAsync(
        IServiceProvider services, LocalCosmosServer? localCosmos, int count, Action<int> progress, CancellationToken cancellationToken)
    {
        long first = await services.GetRequiredService<EventIds>().TakeAsync(count, cancellationToken);
        string database = services.GetRequiredService<IOptions<CosmosOptions>>().Value.Database;
        for (long next = first; next < first + count; next += Chunk)
        {
            Event[] chunk = [.. Events(next, Math.Min(next + Chunk, first + count))];
            if (localCosmos is not null)
            {
                cancellationToken.ThrowIfCancellationRequested();
                localCosmos.Load(database, SystemContainer.Name, chunk.Select(IdEntry));
                localCosmos.Load(database, EventsContainer.Name, chunk.Select(Document));
            }
            else
            {
                await SendAsync(services.GetRequiredService<EventsDatabase>(), chunk, cancellationToken);
            }

            progress(chunk.Length);
        }

        return first;
    }

    private static IEnumerable<Event> Events(long from, long to)
    {
        for (long id = from; id < to; id++)
        {
            yield return SampleEvents.Of(id);
        }
    }

    private static ReadOnlyMemory<byte> IdEntry(Event sample) => CoreJson.Serializer.Write(EventIdEntry.Of(sample.Id, sample.CalendarId));

    private static ReadOnlyMemory<byte> Document(Event sample) => CoreJson.Serializer.Write(StoredDocument.New(sample));

    private static Task SendAsync(EventsDatabase database, Event[] events, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            events,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (sample, stop) =>
            {
                await CreateAsync(database.System, new PartitionKey(EventIdEntry.IdOf(sample.Id)), IdEntry(sample), stop);
                await CreateAsync(database.Events, new PartitionKey(sample.CalendarId), Document(sample), stop);
            });

    private static async Task CreateAsync(Container container, PartitionKey partitionKey, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        using MemoryStream content = new(document.ToArray());
        using ResponseMessage response = await container.CreateItemStreamAsync(content, partitionKey, cancellationToken: cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
