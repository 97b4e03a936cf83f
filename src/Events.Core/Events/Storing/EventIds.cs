using System.Net;
using System.Text.Json;
using Events.Core.Cosmos;
using Events.Core.Problems;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>
/// Hands out event ids: small integers, never twice, also across processes. A block is taken from one counter document
/// by an atomic increment and handed out from memory (hi/lo), so that creation has no hot spot; what is left of a
/// block when the process ends is skipped for ever.
/// </summary>
public sealed class EventIds(
    EventsDatabase database, SystemDocuments documents, CosmosAnswers answers, ContentionRetry contention, TimeProvider timeProvider) : IDisposable
{
    /// <summary>How many ids are taken at once: one counter write in a hundred creates.</summary>
    public const int BlockSize = 100;

    private static readonly PatchItemRequestOptions WithContent = new() { EnableContentResponseOnWrite = true };
    private readonly SemaphoreSlim _gate = new(1, 1);
    private long _next;
    private long _end;

    /// <summary>The next id. Costs nothing, or one write of the counter for every <see cref="BlockSize"/>th call.</summary>
    public async ValueTask<long> NextAsync(CancellationToken cancellationToken)
    {
        await Patience.EnterAsync(_gate, timeProvider, cancellationToken);
        try
        {
            if (_next == _end)
            {
                long first = await TakeAsync(BlockSize, cancellationToken);
                (_next, _end) = (first, first + BlockSize);
            }

            return _next++;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Takes a whole block: the first of so many ids in a row. Costs one write of the counter.</summary>
    public async Task<long> TakeAsync(long count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        long first = 0;
        bool isTaken = await contention.TryRunAsync(
            async stop =>
            {
                if (await IncrementAsync(count, stop) is { } end)
                {
                    first = end - count;
                    return true;
                }

                IdCounter counter = new(IdCounter.DocumentId, IdCounter.First + count);
                first = IdCounter.First;
                return await documents.TryCreateAsync(CosmosOperation.TakeIds, counter.Id, counter, StoringJson.Default.IdCounter, stop);
            },
            cancellationToken);
        return isTaken ? first : throw ProblemException.Contended();
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<long?> IncrementAsync(long count, CancellationToken cancellationToken)
    {
        using ResponseMessage response = await answers.ReceiveAsync(
            CosmosOperation.TakeIds,
            stop => database.System.PatchItemStreamAsync(
                IdCounter.DocumentId,
                new PartitionKey(IdCounter.DocumentId),
                [PatchOperation.Increment("/next", count)],
                WithContent,
                stop),
            cancellationToken,
            HttpStatusCode.NotFound);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        IdCounter? counter = await JsonSerializer.DeserializeAsync(response.Content, StoringJson.Default.IdCounter, cancellationToken);
        return counter!.Next;
    }
}
