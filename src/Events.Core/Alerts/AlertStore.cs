using System.Globalization;
using System.Net;
using Events.Core.Cosmos;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.Core.Problems;
using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>
/// Finds due alerts, and writes what becomes of them. Every write is a patch of the event's document, charged as a
/// write of the whole document, and holds only while the document, or the claim, is still the one that was read.
/// </summary>
public sealed class AlertStore(EventsDatabase database, EventDocuments documents, CosmosAnswers answers, UnreadableDocuments unreadable)
{
    private const int PageBehindUnreadable = 100;

    /// <summary>
    /// One page of the events whose time to look has come, oldest first. One query over one indexed path: its cost
    /// grows with what is due, not with what is stored. A document that cannot be read is passed over.
    /// </summary>
    /// <param name="now">Up to when.</param>
    /// <param name="pageSize">The most events of the page.</param>
    /// <param name="continuation">Where an earlier page ended; null for the top.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DueAlertPage> ScanAsync(Instant now, int pageSize, string? continuation, CancellationToken cancellationToken)
    {
        QueryDefinition query = new QueryDefinition("SELECT * FROM c WHERE c.due_at <= @now ORDER BY c.due_at")
            .WithParameter("@now", now.ToUnixTimeSeconds());
        using FeedIterator pages = database.Events.GetItemQueryStreamIterator(
            query, continuation, new QueryRequestOptions { MaxItemCount = pageSize, MaxConcurrency = -1 });
        using ResponseMessage page = await answers.ReceiveAsync(CosmosOperation.ScanDueAlerts, pages.ReadNextAsync, cancellationToken);
        List<ReadOnlyMemory<byte>> items = [];
        FeedItems.Add(await ResponseContent.ReadAsync(page, cancellationToken), items, int.MaxValue);
        return new DueAlertPage([.. items.Select(item => unreadable.ReadOrPass(CosmosOperation.ScanDueAlerts, item, DueAlertReader.ReadOwed)).OfType<DueAlert>()], page.ContinuationToken);
    }

    /// <summary>
    /// Since when the oldest due alert waits; null where nothing is due. Costs one query, and one more for every hundred
    /// documents before it that cannot be read.
    /// </summary>
    public async Task<Instant?> FindOldestAsync(Instant now, CancellationToken cancellationToken)
    {
        DueAlertPage page = await ScanAsync(now, pageSize: 1, continuation: null, cancellationToken);
        while (page is { Alerts: [], Continuation: { } continuation })
        {
            page = await ScanAsync(now, PageBehindUnreadable, continuation, cancellationToken);
        }

        return page.Alerts is [var oldest, ..] ? oldest.DueAt : null;
    }

    /// <summary>The event as it is now; null when it is deleted, or its document cannot be read. Costs a quorum read.</summary>
    public async Task<DueAlert?> ReadAsync(long eventId, long calendarId, CancellationToken cancellationToken) =>
        await documents.FindAsync(eventId, calendarId, cancellationToken) is { } found
            ? unreadable.ReadOrPass(CosmosOperation.ReadEvent, found.Json, DueAlertReader.Read)
            : null;

    /// <summary>Claims an alert until the lease ends, a whole second; false when its document is not the one that was read any more.</summary>
    public Task<bool> TryClaimAsync(DueAlert alert, AlertClaim claim, Instant leaseEnd, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return TryPatchAsync(
            CosmosOperation.ClaimAlert,
            alert,
            [PatchOperation.Set("/claim", claim), PatchOperation.Set("/due_at", leaseEnd.ToUnixTimeSeconds())],
            new PatchItemRequestOptions { IfMatchEtag = alert.ETag },
            cancellationToken);
    }

    /// <summary>
    /// Stamps a delivered alert; false when the claim is not ours any more, or the event was changed in the very second
    /// that it would be stamped with: whoever follows changes tells two states apart by <c>updated_at</c>.
    /// </summary>
    public Task<bool> TryStampAsync(DueAlert alert, string token, Instant sentAt, Instant updatedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        long updated = updatedAt.ToUnixTimeSeconds();
        return TryPatchAsync(
            CosmosOperation.StampAlert,
            alert,
            [
                PatchOperation.Set("/keys/sent", sentAt.ToUnixTimeSeconds()),
                PatchOperation.Set("/keys/updated", updated),
                PatchOperation.Set("/event/alert_sent_at", Timestamp.Format(sentAt)),
                PatchOperation.Set("/event/updated_at", Timestamp.Format(updatedAt)),
                PatchOperation.Increment("/revision", 1),
                PatchOperation.Remove("/due_at"),
                PatchOperation.Remove("/claim"),
            ],
            new PatchItemRequestOptions
            {
                FilterPredicate = string.Create(
                    CultureInfo.InvariantCulture, $"{WhileClaimed(token).FilterPredicate} AND c.keys.updated < {updated}"),
            },
            cancellationToken);
    }

    /// <summary>Leaves an alert for another try, in a whole second; false when the claim is not ours any more.</summary>
    public Task<bool> TryReleaseAsync(DueAlert alert, string token, AlertClaim claim, Instant nextTry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return TryPatchAsync(
            CosmosOperation.ReleaseAlert,
            alert,
            [PatchOperation.Set("/claim", claim), PatchOperation.Set("/due_at", nextTry.ToUnixTimeSeconds())],
            WhileClaimed(token),
            cancellationToken);
    }

    /// <summary>Gives an alert up; false when the claim is not ours any more.</summary>
    public Task<bool> TryFailAsync(DueAlert alert, string token, AlertClaim claim, Instant failedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return TryPatchAsync(
            CosmosOperation.FailAlert,
            alert,
            [
                PatchOperation.Set("/claim", claim),
                PatchOperation.Set("/failed_at", failedAt.ToUnixTimeSeconds()),
                PatchOperation.Remove("/due_at"),
            ],
            WhileClaimed(token),
            cancellationToken);
    }

    /// <summary>Makes a failed alert due again for the channels that still owe it; false when its document is not the one that was read any more.</summary>
    /// <param name="alert">The alert as it was read.</param>
    /// <param name="write">What names this write.</param>
    /// <param name="now">When it is due.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">
    /// The database is away; or it refused what the client had sent more than once, so that it may be done.
    /// </exception>
    public async Task<bool> TryRearmAsync(DueAlert alert, string write, Instant now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        using ResponseMessage response = await PatchAsync(
            CosmosOperation.RearmAlert,
            alert,
            [
                PatchOperation.Set("/write", write),
                PatchOperation.Set("/claim", alert.Claim with { Token = null, Attempts = 0, Gone = [] }),
                PatchOperation.Set("/due_at", now.ToUnixTimeSeconds()),
                PatchOperation.Remove("/failed_at"),
            ],
            new PatchItemRequestOptions { IfMatchEtag = alert.ETag },
            cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            CosmosAnswers.ThrowIfRepeated(response);
        }

        return response.IsSuccessStatusCode;
    }

    private static PatchItemRequestOptions WhileClaimed(string token) =>
        new() { FilterPredicate = $"FROM c WHERE c.claim.token = \"{token}\"" };

    private async Task<bool> TryPatchAsync(
        CosmosOperation operation,
        DueAlert alert,
        IReadOnlyList<PatchOperation> operations,
        PatchItemRequestOptions options,
        CancellationToken cancellationToken)
    {
        using ResponseMessage response = await PatchAsync(operation, alert, operations, options, cancellationToken);
        return response.IsSuccessStatusCode;
    }

    private Task<ResponseMessage> PatchAsync(
        CosmosOperation operation,
        DueAlert alert,
        IReadOnlyList<PatchOperation> operations,
        PatchItemRequestOptions options,
        CancellationToken cancellationToken) => answers.ReceiveAsync(
            operation,
            stop => database.Events.PatchItemStreamAsync(
                EventDocument.IdOf(alert.EventId), new PartitionKey(alert.CalendarId), operations, options, stop),
            cancellationToken,
            HttpStatusCode.PreconditionFailed,
            HttpStatusCode.NotFound);
}
