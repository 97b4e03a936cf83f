using System.Security.Cryptography;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Time;

namespace Events.Core.Events.Writing;

/// <summary>
/// Keeps for a day what was planned under an idempotency key. The record comes before the events and is never written
/// again: of those that plan under one key at the same moment, the one whose record is created has planned for all.
/// </summary>
public sealed class CreationPlans(SystemDocuments documents, ReservedIds ids, ContentionRetry contention, TimeProvider timeProvider)
{
    private static readonly TimeSpan UntilRemoved = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The one plan of a key: what was planned before, or what <paramref name="make"/> plans now. Costs a quorum read,
    /// and a write where it is new, two where it was used more than a day ago.
    /// </summary>
    /// <param name="key">The key; null plans anew, and keeps nothing.</param>
    /// <param name="body">The body's bytes; another body under the key is refused.</param>
    /// <param name="make">Plans. It is not kept where it throws, since only what is going to succeed is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">
    /// <see cref="ProblemKind.Conflict"/>: the key was used with another body. <see cref="ProblemKind.Unavailable"/>: the database is away, or still
    /// refuses a record where it shows none, since it has not removed one that is over.
    /// </exception>
    internal async Task<CreationPlan> FindOrMakeAsync(
        IdempotencyKey? key, ReadOnlyMemory<byte> body, Func<Task<CreationPlan>> make, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return await make();
        }

        string id = key.DocumentId;
        string bodyHash = Convert.ToHexStringLower(SHA256.HashData(body.Span));
        CreationPlan? made = null;
        IdempotencyRecord? chosen = null;
        bool isSettled = await contention.TryRunAsync(
            async stop =>
            {
                (IdempotencyRecord Record, string ETag)? known = await documents.FindVersionAsync<IdempotencyRecord>(
                    CosmosOperation.ReadIdempotencyRecord, id, stop);
                if (known is { Record: var record } && !record.IsOver(timeProvider.Now()))
                {
                    // Of another request that was first, or of this very one, when its answer was lost and the client library repeated it.
                    chosen = record with { Plan = record.Plan with { IsRepeat = true } };
                    return true;
                }

                made ??= await make();
                chosen = new IdempotencyRecord(id, IdempotencyRecord.TimeToLive, bodyHash, made);
                return known is { ETag: var etag }
                    ? await documents.TryReplaceAsync(
                        CosmosOperation.CreateIdempotencyRecord, id, chosen, etag, stop)
                    : await documents.TryCreateAsync(
                        CosmosOperation.CreateIdempotencyRecord, id, chosen, stop);
            },
            cancellationToken);
        if (!isSettled)
        {
            // The last write may be done though it was refused, when the client library repeated it. So the ids stay reserved unless a look shows no record.
            if (await documents.FindVersionAsync<IdempotencyRecord>(
                CosmosOperation.ReadIdempotencyRecord, id, cancellationToken) is null)
            {
                await ids.GiveUpAsync(made?.ReservedIds ?? [], cancellationToken);
            }

            throw new ProblemException(
                ProblemKind.Unavailable,
                "The earlier use of the Idempotency-Key has ended, but its record is not removed yet. Use another key, or retry after the Retry-After delay.",
                retryAfter: UntilRemoved);
        }

        CreationPlan plan = chosen!.Plan;
        await ids.GiveUpAsync((made?.ReservedIds ?? []).Except(plan.ReservedIds), cancellationToken);
        return chosen.BodyHash == bodyHash
            ? plan
            : throw new ProblemException(ProblemKind.Conflict, "The Idempotency-Key was used with another body in the last 24 hours. Send the same body, or another key.");
    }
}
