namespace Events.Core.Events.Idempotency;

/// <summary>What was made of an idempotency key: a document of the <c>system</c> container.</summary>
/// <param name="Id"><c>idempotency:</c> and the key's hash.</param>
/// <param name="Ttl">How long it is kept, in seconds.</param>
/// <param name="BodyHash">SHA-256 of the body's bytes, hexadecimal.</param>
/// <param name="Plan">What its answer is made of.</param>
internal sealed record IdempotencyRecord(string Id, int Ttl, string BodyHash, CreationPlan Plan)
{
    /// <summary>A day.</summary>
    public const int TimeToLive = 24 * 60 * 60;
}
