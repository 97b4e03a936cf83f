using NodaTime;

namespace Events.Core.Events.Writing;

/// <summary>The record of an idempotency key: a document of the <c>system</c> container.</summary>
/// <param name="Id"><c>idempotency:</c> and the hash of the key.</param>
/// <param name="Ttl">How long the document is kept, in seconds.</param>
/// <param name="BodyHash">SHA-256 of the bytes of the body, hexadecimal.</param>
/// <param name="Plan">The plan, from which every repeat gets the same response.</param>
public sealed record IdempotencyRecord(string Id, int Ttl, string BodyHash, CreationPlan Plan)
{
    /// <summary>
    /// Two days, in seconds. The record is valid for one day. During the second day it can still be replaced. Without that day, the database could find no
    /// document after the time to live, and yet refuse a new one with the same id.
    /// </summary>
    public const int StoredFor = 2 * 24 * 60 * 60;

    private static readonly Duration ValidFor = Duration.FromDays(1);

    /// <summary>Whether the record has expired, so that the key can be used again.</summary>
    public bool HasExpired(Instant now) => now - Plan.CreatedAt >= ValidFor;
}
