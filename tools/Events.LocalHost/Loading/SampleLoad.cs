using Events.Core;
using Events.Core.Cosmos;
using Events.Core.Events;
using Events.Core.Events.Storing;
using LocalCosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Events.LocalHost.Loading;

/// <summary>Stores <see cref="SampleEvents"/>.</summary>
public static class SampleLoad
{
    private const int Chunk = 1_000;
    private const int Concurrency = 64;

    /// <summary>Stores so many events under ids that it takes from the counter, as creating them would. An account is written to by 64 requests at a time.</summary>
    /// <param name="services">Those of the function app, for the database.</param>
    /// <param name="localCosmos">The stand-in, which needs no requests; null for an account.</param>
    /// <param name="count">How many, from 1.</param>
    /// <param name="progress">Is told how many more are stored.</param>
    /// <param name="cancellationToken">Gives up, and leaves what is stored.</param>
    /// <returns>The first id.</returns>
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
                localCosmos.Load(database, SystemContainer.Name, chunk.Select(Row));
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

    private static ReadOnlyMemory<byte> Row(Event sample) => CoreJson.Serializer.Write(EventIdEntry.Of(sample.Id, sample.CalendarId));

    private static ReadOnlyMemory<byte> Document(Event sample) => CoreJson.Serializer.Write(StoredDocument.New(sample));

    private static Task SendAsync(EventsDatabase database, Event[] events, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            events,
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (one, stop) =>
            {
                await CreateAsync(database.System, new PartitionKey(EventIdEntry.IdOf(one.Id)), Row(one), stop);
                await CreateAsync(database.Events, new PartitionKey(one.CalendarId), Document(one), stop);
            });

    private static async Task CreateAsync(Container container, PartitionKey partitionKey, ReadOnlyMemory<byte> document, CancellationToken cancellationToken)
    {
        using MemoryStream content = new(document.ToArray());
        using ResponseMessage response = await container.CreateItemStreamAsync(content, partitionKey, cancellationToken: cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
