using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Events.Writing;

/// <summary>Changes an event by a patch.</summary>
public sealed class EventChange(EventUpdate update, EventDocuments documents, SubjectRule subjectRule, TimeProvider timeProvider)
{
    /// <summary>
    /// Changes an event. A patch that changes nothing writes nothing. Costs a quorum read and a write, both again each time that another writer was first,
    /// and the cost of <see cref="SubjectRule"/>.
    /// </summary>
    /// <exception cref="ProblemException">
    /// The event does not exist, has another revision, or breaks a rule after the change; or the database is unavailable.
    /// </exception>
    public async Task<EventResponse> RunAsync(
        long eventId, EventPatch patch, ExpectedRevision expected, CancellationToken cancellationToken)
    {
        EventResponse? changed = await update.RunAsync(
            CosmosOperation.ChangeEvent,
            eventId,
            async (stored, stop) =>
            {
                expected.Check(stored.Revision);
                Event after = await ApplyAsync(patch, stored.Event!, stop);
                return after.HasSameFields(stored.Event!) ? null : stored.Changed(after with { UpdatedAt = After(after.UpdatedAt) });
            },
            cancellationToken);
        return changed!;
    }

    private async Task<Event> ApplyAsync(EventPatch patch, Event before, CancellationToken cancellationToken)
    {
        FaultList faults = new();
        Event after = patch.ApplyTo(before, documents.Serialize(before), faults);
        await subjectRule.CheckAsync(after, before, EventBody.Pointer, faults, cancellationToken);
        faults.ThrowIfAny(ProblemKind.InvalidBody, "The changed event breaks one or more rules.");
        return after;
    }

    // Clients that poll for changes tell two states of an event apart by updated_at, so two states must not have the same second.
    private Instant After(Instant updatedAt) => Instant.Max(timeProvider.NowInSeconds(), updatedAt + Duration.FromSeconds(1));
}
