namespace Events.Reliability.Tests.Model.State;

/// <summary>What may have been settled under an idempotency key.</summary>
/// <param name="Body">The body that was sent.</param>
/// <param name="At">When, in seconds since 1970.</param>
/// <param name="Items">What comes of the body: events, and null for one that is refused.</param>
internal sealed record PlainPlan(string Body, long At, IReadOnlyList<EventFields?> Items)
{
    private const long KeptFor = 24 * 60 * 60;

    public bool IsKeptAt(long now) => now < At + KeptFor;
}
