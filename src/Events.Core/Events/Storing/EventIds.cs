using System.Net;
using System.Text.Json.Serialization;
using Events.Core.Cosmos;
using Events.Core.Input;
using Microsoft.Azure.Cosmos;
using Nito.AsyncEx;

namespace Events.Core.Events.Storing;

/// <summary>The counter of ids, a document of the <c>system</c> container.</summary>
/// <param name="Id">Always <c>counter:event</c>.</param>
/// <param name="Next">The first id that no process has taken.</param>
/// <param name="Schema">
/// The oldest schema that stored events can have. A new database starts with the newest schema, and a finished upgrade sets it to the newest. Null where an
/// earlier version made the counter and no upgrade has finished.
/// </param>
public sealed record IdCounter(
    string Id,
    [property: JsonRequired] long Next,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Schema = null)
{
    /// <summary>The document's id.</summary>
    public const string DocumentId = "counter:event";

    /// <summary>The first id of all.</summary>
    internal const long First = 1;
}

/// <summary>
/// Gives out event ids: small integers, each only once, also across processes. A process takes a block of ids with an atomic increment of one counter
/// document, and gives them out from memory (hi/lo). So the counter is not a hot spot. The ids that remain when the process ends are never used.
/// </summary>
public sealed class EventIds(
    EventsDatabase database, SystemDocuments documents, CosmosCalls calls, DocumentSerializer serializer, ContentionRetry contention, TimeProvider timeProvider)
{
    /// <summary>How many ids are taken at once: one counter write in a hundred creates.</summary>
    public const int BlockSize = 100;

    private static readonly PatchItemRequestOptions WithContent = new() { EnableContentResponseOnWrite = true };
    private const string CounterNext = "/next";
    private readonly AsyncLock _takesBlock = new();
    private readonly Lock _block = new();
    private long _next;
    private long _end;

    /// <summary>Returns the next id. Costs nothing, or one write of the counter in every <see cref="BlockSize"/>th call.</summary>
    public ValueTask<long> NextAsync(CancellationToken cancellationToken) =>
        FindNext() is { } next ? new ValueTask<long>(next) : new ValueTask<long>(TakeNextAsync(cancellationToken));

    /// <summary>Takes a block of consecutive ids, and returns the first one. Costs one write of the counter.</summary>
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

                IdCounter counter = new(IdCounter.DocumentId, IdCounter.First + count, StoredDocument.NewestSchema);
                first = IdCounter.First;
                return await documents.TryCreateAsync(CosmosOperation.TakeIds, counter.Id, counter, stop);
            },
            cancellationToken);
        return isTaken ? first : throw ProblemException.Contended("The counter of ids");
    }

    private async Task<long> TakeNextAsync(CancellationToken cancellationToken)
    {
        using IDisposable held = await DatabaseTimeout.EnterAsync(_takesBlock, timeProvider, cancellationToken);
        if (FindNext() is { } next)
        {
            return next;
        }

        long first = await TakeAsync(BlockSize, cancellationToken);
        lock (_block)
        {
            (_next, _end) = (first + 1, first + BlockSize);
        }

        return first;
    }

    private long? FindNext()
    {
        lock (_block)
        {
            return _next == _end ? null : _next++;
        }
    }

    private async Task<long?> IncrementAsync(long count, CancellationToken cancellationToken)
    {
        using ResponseMessage response = await calls.SendAsync(
            CosmosOperation.TakeIds,
            stop => database.System.PatchItemStreamAsync(
                IdCounter.DocumentId,
                new PartitionKey(IdCounter.DocumentId),
                [PatchOperation.Increment(CounterNext, count)],
                WithContent,
                stop),
            cancellationToken,
            HttpStatusCode.NotFound);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }

        return serializer.Read<IdCounter>((await ResponseContent.ReadAsync(response, cancellationToken)).Span).Next;
    }
}
