using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Time;

namespace Events.Core.Events.Writing;

/// <summary>Creates one event, once for each idempotency key.</summary>
public sealed class EventCreation(EventStore events, ReservedIds ids, SubjectRule subjectRule, CreationPlans plans, TimeProvider timeProvider)
{
    /// <summary>
    /// Creates an event. Costs two writes and the cost of <see cref="SubjectRule"/>; with a key one more write and a quorum read. A repeat costs two quorum
    /// reads. A refused event costs only the cost of the rule, which is checked too, so that one response lists everything that is wrong.
    /// </summary>
    /// <param name="given">The event.</param>
    /// <param name="key">The key, or null.</param>
    /// <param name="body">The bytes that the event was read from.</param>
    /// <param name="traceId">The trace id of the request.</param>
    /// <param name="cancellationToken">Cancels the create.</param>
    /// <exception cref="ProblemException">A rule is broken, the key was used with another body, or the database is unavailable.</exception>
    public async Task<EventResponse> CreateAsync(
        CheckedEvent given, IdempotencyKey? key, ReadOnlyMemory<byte> body, string traceId, CancellationToken cancellationToken)
    {
        // An event that breaks a rule is refused with every key, and nothing is stored.
        if (key is null || !given.Faults.IsEmpty)
        {
            return await events.CreateAsync(await CheckAsync(given, cancellationToken), cancellationToken);
        }

        Event valid = given.OrThrow();
        CreationPlan plan = await plans.FindOrMakeAsync(key, body, () => PlanAsync(given, traceId, cancellationToken), cancellationToken);
        return await events.FinishAsync(plan.Events[0].Id!.Value, valid, plan.CreatedAt, plan.IsRepeat, cancellationToken);
    }

    private async Task<CreationPlan> PlanAsync(CheckedEvent given, string traceId, CancellationToken cancellationToken)
    {
        Event valid = await CheckAsync(given, cancellationToken);
        long id = await ids.ReserveAsync(valid.CalendarId, cancellationToken);
        return new CreationPlan(timeProvider.NowInSeconds(), traceId, [PlannedEvent.Reserved(id)]);
    }

    private async Task<Event> CheckAsync(CheckedEvent given, CancellationToken cancellationToken)
    {
        if (given.Event is { } candidate)
        {
            await subjectRule.CheckAsync(candidate, before: null, given.Pointer, given.Faults, cancellationToken);
        }

        return given.OrThrow();
    }
}
