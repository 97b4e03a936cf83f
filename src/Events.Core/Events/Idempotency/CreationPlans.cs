using System.Security.Cryptography;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Problems;

namespace Events.Core.Events.Idempotency;

/// <summary>
/// Keeps for a day what was planned under an idempotency key. The record comes before the events and is never written
/// again: of those that plan under one key at the same moment, the one whose record is created has planned for all.
/// </summary>
public sealed class CreationPlans(SystemDocuments documents, EventStore events)
{
    /// <summary>
    /// The one plan of a key: what was planned before, or what <paramref name="make"/> plans now. Costs a quorum read,
    /// and a write where it is new.
    /// </summary>
    /// <param name="key">The key; null plans anew, and keeps nothing.</param>
    /// <param name="body">The body's bytes; another body under the key is refused.</param>
    /// <param name="make">Plans. It is not kept where it throws, since only what is going to succeed is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.Conflict"/>: the key was used with another body.</exception>
    internal async Task<CreationPlan> FindOrMakeAsync(
        IdempotencyKey? key, ReadOnlyMemory<byte> body, Func<Task<CreationPlan>> make, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return await make();
        }

        string id = key.DocumentId;
        string bodyHash = Convert.ToHexStringLower(SHA256.HashData(body.Span));
        while (true)
        {
            if (await FindAsync(id, bodyHash, cancellationToken) is { } known)
            {
                return known;
            }

            CreationPlan plan = await make();
            IdempotencyRecord record = new(id, IdempotencyRecord.TimeToLive, bodyHash, plan);
            if (await documents.TryCreateAsync(
                CosmosOperation.CreateIdempotencyRecord, id, record, IdempotencyJson.Default.IdempotencyRecord, cancellationToken))
            {
                return plan;
            }

            // Another request was first, or this very one, when its answer was lost and the client library repeated it.
            if (await FindAsync(id, bodyHash, cancellationToken) is { } first)
            {
                await GiveUpAsync(plan, first, cancellationToken);
                return first;
            }
        }
    }

    private async Task<CreationPlan?> FindAsync(string id, string bodyHash, CancellationToken cancellationToken)
    {
        IdempotencyRecord? record = await documents.FindAsync(
            CosmosOperation.ReadIdempotencyRecord, id, IdempotencyJson.Default.IdempotencyRecord, cancellationToken);
        return record is null || record.BodyHash == bodyHash
            ? record?.Plan
            : throw new ProblemException(ProblemKind.Conflict, "The Idempotency-Key was used with another body in the last 24 hours.");
    }

    private async Task GiveUpAsync(CreationPlan plan, CreationPlan first, CancellationToken cancellationToken)
    {
        foreach (long id in plan.Events.Select(planned => planned.Id).Except(first.Events.Select(planned => planned.Id)).OfType<long>())
        {
            await events.GiveUpAsync(id, cancellationToken);
        }
    }
}
