using Events.Core.Casefiles;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Problems;
using NodaTime;

namespace Events.Core.Events.Changing;

/// <summary>Changes an event by a patch.</summary>
public sealed class EventChange(EventReplacement replacement, SubjectRule subjectRule, TimeProvider timeProvider)
{
    /// <summary>
    /// Changes an event. A patch that changes nothing writes nothing. Costs a quorum read and a write, more where
    /// others write the same event, and what <see cref="SubjectRule"/> costs.
    /// </summary>
    /// <exception cref="ProblemException">
    /// There is no such event, it has another revision, the patch breaks a rule, or the database is away.
    /// </exception>
    public async Task<StoredEvent> RunAsync(
        long eventId, EventPatch patch, ExpectedRevision expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(patch);
        ArgumentNullException.ThrowIfNull(expected);
        StoredEvent? changed = await replacement.RunAsync(
            CosmosOperation.ChangeEvent,
            eventId,
            expected,
            (current, write) => MakeAsync(current, write, patch, cancellationToken),
            cancellationToken);
        return changed!;
    }

    private async Task<ReadOnlyMemory<byte>?> MakeAsync(
        EventVersion current, string write, EventPatch patch, CancellationToken cancellationToken)
    {
        CalendarEvent before = EventReader.Read(current.Event!.Value, current.Revision);
        FaultList faults = new();
        EventDraft draft = patch.ApplyTo(current.Event.Value, faults);
        await subjectRule.CheckAsync(draft, before.Draft, EventBody.Pointer, faults, cancellationToken);
        faults.ThrowIfAny(ProblemKind.InvalidBody, "The changed event breaks a rule.");
        CalendarEvent after = before with { Draft = draft };

        // Written alike, as the database may write the same JSON in another way.
        if (EventWriter.ToUtf8(after).AsSpan().SequenceEqual(EventWriter.ToUtf8(before)))
        {
            return null;
        }

        bool isOtherAlert = after.Draft.AlertAt != before.Draft.AlertAt;
        return EventDocument.Write(
            after with
            {
                AlertSentAt = isOtherAlert ? null : before.AlertSentAt,
                UpdatedAt = After(before.UpdatedAt),
                Revision = before.Revision + 1,
            },
            current.Create,
            write,
            isOtherAlert ? null : current.Root);
    }

    // Whoever follows changes tells two states of an event apart by this time, so no two of them may share a second.
    private Instant After(Instant updatedAt) => Instant.Max(
        Instant.FromUnixTimeSeconds(timeProvider.GetUtcNow().ToUnixTimeSeconds()),
        updatedAt + Duration.FromSeconds(1));
}
