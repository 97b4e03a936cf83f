using System.Text;
using Events.Core;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.Core.Time;
using Events.Simulator.Processes;
using Events.Simulator.Scheduling;

namespace Events.Simulator.Checks;

/// <summary>Compares what is stored at the end with what the answers allow.</summary>
internal sealed class FinalChecks(Records records, StoredState stored, IReadOnlyList<string> channels, bool hadFaults, Func<long, long> unixSeconds)
{
    /// <summary>Checks everything.</summary>
    /// <exception cref="SimulationException">Something is lost, doubled, or neither done nor refused.</exception>
    public void Check()
    {
        CheckCreates();
        foreach (KnownEvent known in records.Events)
        {
            CheckEvent(known);
        }

        CheckRows();
        CheckAlerts();
    }

    private void CheckCreates()
    {
        ILookup<long, StoredDocument> byUser = stored.Documents.Values.Where(document => document.Event is not null).ToLookup(document => document.Event!.UsersList[0]);
        Dictionary<long, CreateAttempt> attempts = records.Creates.ToDictionary(attempt => attempt.User);
        foreach (IGrouping<long, StoredDocument> made in byUser)
        {
            if (!attempts.TryGetValue(made.Key, out CreateAttempt? attempt))
            {
                throw new SimulationException($"Event {made.First().Id} was created by nobody.");
            }

            Require(made.Count() == 1, $"One create made the events {string.Join(", ", made.Select(document => document.Id))}.");
            Require(attempt.Outcome != Outcome.NotDone, $"Event {made.First().Id} is stored, and its create was refused.");
        }
    }

    private void CheckEvent(KnownEvent known)
    {
        Require(stored.Documents.TryGetValue(known.Id, out StoredDocument? document), $"Event {known.Id} was created and is not stored.");
        if (document!.Event is not { } now)
        {
            Require(known.MayBeDeleted, $"Event {known.Id} is deleted, and nobody deleted it.");
            Require(document.Revision > known.Newest, $"Event {known.Id} was answered with revision {known.Newest}, and its tombstone has revision {document.Revision}.");
            Require(document.DueAt is null && document.Claim is null && document.FailedAt is null, $"The tombstone of event {known.Id} still has an alert.");
            Change? deletion = known.Changes.Find(change => change is { Part: ChangedPart.Existence, Outcome: Outcome.Done, IfMatch: not null });
            Require(
                deletion is null || document.Revision == deletion.IfMatch + 1, $"Event {known.Id} was deleted under revision {deletion?.IfMatch}, and its tombstone has revision {document.Revision}.");
            return;
        }

        Require(!known.IsDeleted, $"The deletion of event {known.Id} was answered, and the event is there.");
        string json = Encoding.UTF8.GetString(CoreJson.Serializer.Write(now));
        Require(
            !known.Versions.TryGetValue(document.Revision, out string? answered) || answered == json,
            $"Event {known.Id} was answered as {answered} and is stored as {json}, both with revision {document.Revision}.");
        Require(document.Revision >= known.Newest, $"Event {known.Id} was answered with revision {known.Newest} and is stored with revision {document.Revision}.");
        CheckPart(known, ChangedPart.Title, known.Title, now.Title);
        CheckPart(known, ChangedPart.Body, known.Body, now.Body);
        CheckPart(known, ChangedPart.AlertAt, known.AlertAt, now.AlertAt is { } at ? Timestamp.Format(at) : null);
        foreach (string version in known.Versions.Values)
        {
            CheckNotRefused(known, version);
        }
    }

    // The value is that of the last change that was answered, or of one that may be done.
    private static void CheckPart(KnownEvent known, ChangedPart part, string? created, string? now)
    {
        List<Change> changes = [.. known.Changes.Where(change => change.Part == part)];
        Change? last = changes.Where(change => change.Outcome == Outcome.Done).MaxBy(change => change.Revision);
        bool isAllowed = now == (last is null ? created : last.Value) || changes.Exists(change => change.Outcome == Outcome.Unknown && change.Value == now);
        Require(isAllowed, $"The {part} of event {known.Id} is '{now}', and the last change that was answered set '{(last is null ? created : last.Value)}'.");
    }

    private static void CheckNotRefused(KnownEvent known, string version)
    {
        foreach (Change refused in known.Changes.Where(change => change is { Outcome: Outcome.NotDone, Part: ChangedPart.Title or ChangedPart.Body, Value: not null }))
        {
            Require(!version.Contains($"\"{refused.Value}\"", StringComparison.Ordinal), $"A change of event {known.Id} was refused and done: {version}");
        }
    }

    private void CheckRows()
    {
        foreach ((long id, StoredDocument document) in stored.Documents.Where(pair => pair.Value.Event is not null))
        {
            Require(stored.Rows.TryGetValue(id, out long calendar), $"Event {id} has no id row.");
            Require(calendar == document.CalendarId, $"The id row of event {id} leads to calendar {calendar}.");
        }

        Require(
            hadFaults || stored.Rows.Keys.All(id => stored.Documents.TryGetValue(id, out StoredDocument? document) && document.Event is not null),
            "Without a fault, an id row without an event is left.");
    }

    private void CheckAlerts()
    {
        foreach (IGrouping<string, Receipt> delivery in records.Receipts.GroupBy(receipt => receipt.DeliveryId))
        {
            Require(delivery.Select(receipt => (receipt.EventId, receipt.AlertAt)).Distinct().Count() == 1, $"The delivery id {delivery.Key} has two alerts.");
        }

        foreach (StoredDocument document in stored.Documents.Values)
        {
            if (document.Event is not { } now)
            {
                continue;
            }

            Require(document.DueAt is null, $"The alert of event {now.Id} is owed and was not delivered.");
            Require(document.Claim is null || document.FailedAt is not null, $"The alert of event {now.Id} is still claimed.");
            Require(
                now.AlertAt is null || now.AlertSentAt is not null || document.FailedAt is not null, $"The alert of event {now.Id} is neither sent nor failed.");
            if (now.AlertSentAt is not null)
            {
                CheckSent(document, now);
            }
        }
    }

    private void CheckSent(StoredDocument document, Event now)
    {
        string deliveryId = new Core.Alerts.DueAlert(document, default).DeliveryId;
        Receipt[] receipts = [.. records.Receipts.Where(receipt => receipt.DeliveryId == deliveryId)];
        Require(
            channels.All(channel => receipts.Any(receipt => receipt.IsAccepted && receipt.Channel == channel)),
            $"The alert of event {now.Id} is stamped, and a channel did not accept {deliveryId}.");
        if (records.Find(now.Id)?.FindLastArming() is { } arming)
        {
            Require(
                receipts.All(receipt => receipt.Ticks >= arming.StartedAt), $"The delivery id {deliveryId} of event {now.Id} was used before the alert was set.");
        }

        // Clocks are up to 2.5 seconds ahead.
        Require(
            receipts.All(receipt => unixSeconds(receipt.Ticks) >= receipt.AlertAt - 3), $"The alert of event {now.Id} was delivered before it was due.");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new SimulationException(otherwise);
        }
    }
}
