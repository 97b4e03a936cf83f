using System.Security.Cryptography;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Time;

namespace Events.Core.Events.Writing;

/// <summary>
/// Stores the plan of an idempotency key for a day. The record is written before the events, and does not change after that. When several requests with one
/// key make a plan at the same time, all of them use the plan whose record is created.
/// </summary>
public sealed class CreationPlans(SystemDocuments documents, ReservedIds ids, ContentionRetry contention, TimeProvider timeProvider)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Returns the plan of a key: the stored one, or else the one that <paramref name="make"/> makes. Costs a quorum read; also one write where the key is
    /// new, or two where it was used more than a day ago.
    /// </summary>
    /// <param name="key">The key. Where it is null, a new plan is made and not stored.</param>
    /// <param name="body">The bytes of the body. Another body with the same key is refused.</param>
    /// <param name="make">Makes the plan. When it throws, nothing is stored.</param>
    /// <param name="cancellationToken">Cancels the look-up and the write.</param>
    /// <exception cref="ProblemException">
    /// <see cref="ProblemKind.Conflict"/>: the key was used with another body. <see cref="ProblemKind.Unavailable"/>: the database is unavailable, or it
    /// refuses a new record although it finds none, because it has not removed an expired record yet.
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
                if (known is { Record: IdempotencyRecord record } && !record.HasExpired(timeProvider.Now()))
                {
                    // Another request wrote the record, or an earlier try of this request did and its response was lost.
                    chosen = record with { Plan = record.Plan with { IsRepeat = true } };
                    return true;
                }

                made ??= await make();
                chosen = new IdempotencyRecord(id, IdempotencyRecord.StoredFor, bodyHash, made);
                return known is { ETag: string etag }
                    ? await documents.TryReplaceAsync(
                        CosmosOperation.CreateIdempotencyRecord, id, chosen, etag, stop)
                    : await documents.TryCreateAsync(
                        CosmosOperation.CreateIdempotencyRecord, id, chosen, stop);
            },
            cancellationToken);
        if (!isSettled)
        {
            // The last write may be done although it was refused, when the client library repeated it. So the ids are released only where no record exists.
            if (await documents.FindVersionAsync<IdempotencyRecord>(
                CosmosOperation.ReadIdempotencyRecord, id, cancellationToken) is null)
            {
                await ids.ReleaseAsync(made?.ReservedIds ?? [], cancellationToken);
            }

            throw new ProblemException(
                ProblemKind.Unavailable,
                "The earlier use of the Idempotency-Key has ended, but its record is not removed yet. Use another key, or retry after the Retry-After delay.",
                retryAfter: RetryAfter);
        }

        CreationPlan plan = chosen!.Plan;
        await ids.ReleaseAsync((made?.ReservedIds ?? []).Except(plan.ReservedIds), cancellationToken);
        return chosen.BodyHash == bodyHash
            ? plan
            : throw new ProblemException(ProblemKind.Conflict, "The Idempotency-Key was used with another body in the last 24 hours. Send the same body, or another key.");
    }
}
