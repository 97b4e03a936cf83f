using NodaTime;

namespace Events.Core.Events.Writing;

/// <summary>What was made of an idempotency key: a document of the <c>system</c> container.</summary>
/// <param name="Id"><c>idempotency:</c> and the key's hash.</param>
/// <param name="Ttl">How long it is kept, in seconds.</param>
/// <param name="BodyHash">SHA-256 of the body's bytes, hexadecimal.</param>
/// <param name="Plan">What its answer is made of.</param>
public sealed record IdempotencyRecord(string Id, int Ttl, string BodyHash, CreationPlan Plan)
{
    /// <summary>
    /// Two days, in seconds. It holds for one; the other is there so that what is over can still be replaced: for some time after a
    /// document's time to live the database can show none and refuse a new one of the same id.
    /// </summary>
    public const int TimeToLive = 2 * 24 * 60 * 60;

    private static readonly Duration Holds = Duration.FromDays(1);

    /// <summary>Whether the key can be used again.</summary>
    public bool IsOver(Instant now) => now - Plan.CreatedAt >= Holds;
}
