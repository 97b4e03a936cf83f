using Events.Core.Casefiles;
using Events.Core.Events.Storing;
using Events.Core.Problems;

namespace Events.Core.Events.Idempotency;

/// <summary>Creates one event, once for each idempotency key.</summary>
public sealed class EventCreation(EventStore events, SubjectRule subjectRule, CreationPlans plans)
{
    /// <summary>
    /// Creates an event. Costs two writes and what <see cref="SubjectRule"/> costs; with a key one write and a quorum
    /// read more, and one of each alone where it is a repeat. One that is refused costs what the rule costs: all that is
    /// wrong is told at once.
    /// </summary>
    /// <param name="given">The event.</param>
    /// <param name="key">The key, or null.</param>
    /// <param name="body">The bytes that the event was read from.</param>
    /// <param name="traceId">The trace of the request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">A rule is broken, the key was used with another body, or the database is away.</exception>
    public async Task<StoredEvent> CreateAsync(
        GivenEvent given, IdempotencyKey? key, ReadOnlyMemory<byte> body, string traceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(given);

        // What is wrong by itself is wrong under every key.
        if (key is null || !given.Faults.IsEmpty)
        {
            return await events.CreateAsync(await CheckAsync(given, cancellationToken), cancellationToken);
        }

        EventDraft draft = given.Sound();
        CreationPlan plan = await plans.FindOrMakeAsync(key, body, () => PlanAsync(given, traceId, cancellationToken), cancellationToken);
        return await events.FinishAsync(plan.Events[0].Id!.Value, draft, plan.CreatedAtInstant, plan.IsRepeat, cancellationToken);
    }

    private async Task<CreationPlan> PlanAsync(GivenEvent given, string traceId, CancellationToken cancellationToken)
    {
        EventDraft draft = await CheckAsync(given, cancellationToken);
        long id = await events.ReserveAsync(draft.CalendarId, cancellationToken);
        return new CreationPlan(events.Now.ToUnixTimeSeconds(), traceId, [PlannedEvent.Reserved(id)]);
    }

    private async Task<EventDraft> CheckAsync(GivenEvent given, CancellationToken cancellationToken)
    {
        if (given.Draft is { } draft)
        {
            await subjectRule.CheckAsync(draft, before: null, given.Pointer, given.Faults, cancellationToken);
        }

        return given.Sound();
    }
}
