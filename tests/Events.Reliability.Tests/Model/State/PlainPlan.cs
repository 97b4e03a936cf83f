namespace Events.Reliability.Tests.Model.State;

/// <summary>A plan that may be stored under an idempotency key.</summary>
/// <param name="Body">The body of the request.</param>
/// <param name="At">The time of the request, in seconds since 1970.</param>
/// <param name="Items">The events of the body, with null for a refused one.</param>
internal sealed record PlainPlan(string Body, long At, IReadOnlyList<EventFields?> Items)
{
    private const long KeptFor = 24 * 60 * 60;

    public bool IsKeptAt(long now) => now < At + KeptFor;
}
