using System.Runtime.CompilerServices;
using Events.Core.Cosmos;
using Events.Core.Input;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>The progress of an upgrade.</summary>
/// <param name="Position">The largest id that this pass has checked.</param>
/// <param name="End">The first id that no event has yet.</param>
/// <param name="Upgraded">How many documents this run has upgraded.</param>
/// <param name="RequestUnits">The request units that this run was charged.</param>
public sealed record UpgradeProgress(long Position, long End, long Upgraded, double RequestUnits);

/// <summary>The position of an upgrade that is not finished, a document of the <c>system</c> container.</summary>
/// <param name="Id">Always <c>upgrade:event</c>.</param>
/// <param name="Schema">The schema that it upgrades to.</param>
/// <param name="Position">The largest id that this pass has checked.</param>
public sealed record UpgradePosition(string Id, int Schema, long Position)
{
    /// <summary>The document's id.</summary>
    public const string DocumentId = "upgrade:event";
}

/// <summary>
/// Upgrades all stored events to the newest schema while the service runs. A pass goes through the events in the order of their ids and stores its position.
/// Passes are repeated until one finds no older event. Then it records that the database is upgraded.
/// </summary>
public sealed class EventUpgrade(
    EventQueries queries,
    EventDocuments documents,
    SystemDocuments system,
    DatabaseRetry retry,
    ContentionRetry contention,
    TimeProvider timeProvider)
{
    private const int PageSize = 100;
    private const int Concurrency = 10;

    /// <summary>
    /// Runs the upgrade to its end. It continues at the position where the last run was stopped. It also runs when the database is already upgraded, because
    /// an older version of the service, after a rollback, can have added older events.
    /// </summary>
    /// <param name="unitsPerSecond">How many request units it may use in a second, on average.</param>
    /// <param name="progress">Receives the progress after each page.</param>
    /// <param name="cancellationToken">Stops the upgrade. The next run continues it.</param>
    /// <returns>The progress at the end.</returns>
    /// <exception cref="ProblemException">The database is unavailable, or a newer version of the service stored an event in a form that this version cannot read.</exception>
    public async Task<UpgradeProgress> RunAsync(double unitsPerSecond, IProgress<UpgradeProgress> progress, CancellationToken cancellationToken)
    {
        RequestUnitLimit limit = new(unitsPerSecond, timeProvider);
        UpgradePosition? saved = await system.FindAsync<UpgradePosition>(CosmosOperation.ReadSchema, UpgradePosition.DocumentId, cancellationToken);
        long start = saved?.Schema == StoredDocument.NewestSchema ? saved.Position : 0;
        IdCounter? counter = await system.FindAsync<IdCounter>(CosmosOperation.ReadSchema, IdCounter.DocumentId, cancellationToken);
        long end = counter?.Next ?? IdCounter.First;
        long upgraded = 0;
        long found;
        do
        {
            found = start == 0 ? 0 : 1;
            await foreach ((long position, int count) in PassAsync(start, limit, cancellationToken))
            {
                found += count;
                upgraded += count;
                progress.Report(new UpgradeProgress(position, end, upgraded, limit.Used));
            }

            start = 0;
        }
        while (found > 0);
        await FinishAsync(hasPosition: saved is not null || upgraded > 0, cancellationToken);
        return new UpgradeProgress(end, end, upgraded, limit.Used);
    }

    /// <summary>Runs one pass through the events of an older schema. Yields the position and the number of events of each page that is done.</summary>
    private async IAsyncEnumerable<(long Position, int Count)> PassAsync(
        long start, RequestUnitLimit limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string number = EventsContainer.InQuery(EventsContainer.Number);
        QueryDefinition query = new QueryDefinition(
            $"SELECT * FROM c WHERE {number} > @after AND {EventsContainer.InQuery(EventsContainer.Schema)} < @schema ORDER BY {number}")
            .WithParameter("@after", start)
            .WithParameter("@schema", StoredDocument.NewestSchema);
        string? continuation = null;
        do
        {
            string? next = continuation;
            (List<ReadOnlyMemory<byte>> results, continuation, double units) = await retry.RunAsync(
                stop => queries.ReadNextAsync(CosmosOperation.UpgradeEvent, query, next, PageSize, stop), cancellationToken);
            await limit.ChargeAsync(units, cancellationToken);
            StoredDocument[] older =
            [
                .. results.Select(result => documents.ReadOrSkip(CosmosOperation.UpgradeEvent, result))
                    .OfType<StoredDocument>().Where(document => document.Event is not null),
            ];
            foreach (StoredDocument[] chunk in older.Chunk(Concurrency))
            {
                double[] charges = await Task.WhenAll(chunk.Select(document => UpgradeAsync(document, cancellationToken)));
                await limit.ChargeAsync(charges.Sum(), cancellationToken);
            }

            if (older is [.., { Keys.Number: long position }])
            {
                await retry.RunAsync(stop => SaveAsync(position, stop), cancellationToken);
                yield return (position, older.Length);
            }
        }
        while (continuation is not null);
    }

    // Where another writer was first, it has written the newest schema, so no retry is needed. The last pass, which finds no older event, confirms this.
    private Task<double> UpgradeAsync(StoredDocument document, CancellationToken cancellationToken) => retry.RunAsync(
        async stop =>
        {
            using ResponseMessage response = await documents.ReplaceAsync(
                CosmosOperation.UpgradeEvent, document, documents.Serialize(document.Upgraded()).Json, stop);
            return response.Headers.RequestCharge;
        },
        cancellationToken);

    private Task SaveAsync(long position, CancellationToken cancellationToken) => system.PutAsync(
        CosmosOperation.WriteSchema,
        UpgradePosition.DocumentId,
        new UpgradePosition(UpgradePosition.DocumentId, StoredDocument.NewestSchema, position),
        cancellationToken);

    private async Task FinishAsync(bool hasPosition, CancellationToken cancellationToken)
    {
        bool isRecorded = await contention.TryRunAsync(
            async stop => await system.FindVersionAsync<IdCounter>(CosmosOperation.ReadSchema, IdCounter.DocumentId, stop) is { } counter
                ? counter.Document.Schema >= StoredDocument.NewestSchema || await system.TryReplaceAsync(
                    CosmosOperation.WriteSchema,
                    IdCounter.DocumentId,
                    counter.Document with { Schema = StoredDocument.NewestSchema },
                    counter.ETag,
                    stop)
                : await system.TryCreateAsync(
                    CosmosOperation.WriteSchema,
                    IdCounter.DocumentId,
                    new IdCounter(IdCounter.DocumentId, IdCounter.First, StoredDocument.NewestSchema),
                    stop),
            cancellationToken);
        if (!isRecorded)
        {
            throw ProblemException.Contended("The counter of ids");
        }

        if (hasPosition)
        {
            await system.DeleteAsync(CosmosOperation.WriteSchema, UpgradePosition.DocumentId, cancellationToken);
        }
    }
}
