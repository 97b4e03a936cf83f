using System.Globalization;
using System.Net;
using System.Text.Json;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Time;
using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>One page of due alerts.</summary>
/// <param name="Alerts">The alerts, oldest first.</param>
/// <param name="Continuation">Where the page ended; null where nothing follows.</param>
public sealed record DueAlertPage(IReadOnlyList<DueAlert> Alerts, string? Continuation);

/// <summary>
/// Finds due alerts, and writes their progress. Every write is a patch of the event's document, charged as a write of the whole document. It succeeds
/// only while the document, or the claim, is still the one that was read. A patch keeps members that this version does not know, so the alerts of
/// documents that a newer version stored are delivered too.
/// </summary>
public sealed class AlertStore(
    EventsDatabase database, EventQueries queries, EventDocuments documents, CosmosCalls calls, UnreadableDocuments unreadable)
{
    private const int PageSizeAfterUnreadable = 100;

    private static readonly string DueAtPath = EventsContainer.InQuery(EventsContainer.DueAt);

    /// <summary>
    /// Reads one page of the events whose alert is due, oldest first. Costs one query over one indexed path. Its cost grows with the number of due alerts,
    /// not of stored events. A document that cannot be read is skipped.
    /// </summary>
    /// <param name="now">The current instant.</param>
    /// <param name="pageSize">The most events of the page.</param>
    /// <param name="continuation">Where an earlier page ended; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<DueAlertPage> ScanAsync(Instant now, int pageSize, string? continuation, CancellationToken cancellationToken)
    {
        QueryDefinition query = new QueryDefinition($"SELECT * FROM c WHERE {DueAtPath} <= @now ORDER BY {DueAtPath}")
            .WithParameter("@now", now.ToUnixTimeSeconds());
        (List<ReadOnlyMemory<byte>> results, string? next, _) =
            await queries.ReadNextAsync(CosmosOperation.ScanDueAlerts, query, continuation, pageSize, cancellationToken);
        return new DueAlertPage([.. results.Select(result => ReadOrSkip(CosmosOperation.ScanDueAlerts, result)).OfType<DueAlert>()], next);
    }

    /// <summary>
    /// Finds when the oldest due alert became due; null where no alert is due. Costs one query, and one more for every hundred documents before it that
    /// cannot be read.
    /// </summary>
    public async Task<Instant?> FindOldestAsync(Instant now, CancellationToken cancellationToken)
    {
        DueAlertPage page = await ScanAsync(now, pageSize: 1, continuation: null, cancellationToken);
        while (page is { Alerts: [], Continuation: { } continuation })
        {
            page = await ScanAsync(now, PageSizeAfterUnreadable, continuation, cancellationToken);
        }

        return page.Alerts is [DueAlert oldest, ..] ? oldest.Document.DueAt : null;
    }

    /// <summary>Reads the document of an event that must have an alert. Returns null where it cannot be read.</summary>
    internal DueAlert? ReadOrSkip(CosmosOperation operation, ReadOnlyMemory<byte> json) => ReadOrSkip(
        operation, json, static alert => alert is { AlertAt: null } ? throw new JsonException("The event has no alert.") : alert);

    /// <summary>Reads the event again. Returns null where it is deleted, or its document cannot be read. Costs a quorum read.</summary>
    public async Task<DueAlert?> ReadAsync(DueAlert alert, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? json = await documents.FindJsonAsync(alert.EventId, alert.Document.CalendarId, cancellationToken);
        return json is { } found ? ReadOrSkip(CosmosOperation.ReadEvent, found, static alert => alert) : null;
    }

    /// <summary>Claims an alert until the lease ends, in whole seconds. Returns false where the document has changed since it was read.</summary>
    public Task<bool> TryClaimAsync(DueAlert alert, AlertClaim claim, Instant leaseEnd, CancellationToken cancellationToken) => TryPatchAsync(
        CosmosOperation.ClaimAlert,
        alert,
        [PatchOperation.Set(EventsContainer.Claim, claim), PatchOperation.Set(EventsContainer.DueAt, leaseEnd.ToUnixTimeSeconds())],
        new PatchItemRequestOptions { IfMatchEtag = alert.Document.ETag },
        cancellationToken);

    /// <summary>
    /// Stamps an alert as delivered. Returns false where the document no longer has this claim, or the event was changed in the same second: clients that
    /// poll for changes tell two states of an event apart by <c>updated_at</c>.
    /// </summary>
    public Task<bool> TryStampAsync(DueAlert alert, string token, Instant sentAt, Instant updatedAt, CancellationToken cancellationToken)
    {
        long updated = updatedAt.ToUnixTimeSeconds();
        return TryPatchAsync(
            CosmosOperation.StampAlert,
            alert,
            [
                PatchOperation.Set(EventsContainer.Sent, sentAt.ToUnixTimeSeconds()),
                PatchOperation.Set(EventsContainer.Updated, updated),
                PatchOperation.Set(EventsContainer.EventAlertSentAt, Timestamp.Format(sentAt)),
                PatchOperation.Set(EventsContainer.EventUpdatedAt, Timestamp.Format(updatedAt)),
                PatchOperation.Increment(EventsContainer.Revision, 1),
                PatchOperation.Remove(EventsContainer.DueAt),
                PatchOperation.Remove(EventsContainer.Claim),
            ],
            new PatchItemRequestOptions
            {
                FilterPredicate = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{WhileClaimed(token).FilterPredicate} AND {EventsContainer.InQuery(EventsContainer.Updated)} < {updated}"),
            },
            cancellationToken);
    }

    /// <summary>Releases an alert for another try, in whole seconds. Returns false where the document no longer has this claim.</summary>
    public Task<bool> TryReleaseAsync(DueAlert alert, string token, AlertClaim claim, Instant nextTry, CancellationToken cancellationToken) => TryPatchAsync(
        CosmosOperation.ReleaseAlert,
        alert,
        [PatchOperation.Set(EventsContainer.Claim, claim), PatchOperation.Set(EventsContainer.DueAt, nextTry.ToUnixTimeSeconds())],
        WhileClaimed(token),
        cancellationToken);

    /// <summary>Marks an alert as failed. Returns false where the document no longer has this claim.</summary>
    public Task<bool> TryFailAsync(DueAlert alert, string token, AlertClaim claim, Instant failedAt, CancellationToken cancellationToken) => TryPatchAsync(
        CosmosOperation.FailAlert,
        alert,
        [
            PatchOperation.Set(EventsContainer.Claim, claim),
            PatchOperation.Set(EventsContainer.FailedAt, failedAt.ToUnixTimeSeconds()),
            PatchOperation.Remove(EventsContainer.DueAt),
        ],
        WhileClaimed(token),
        cancellationToken);

    private static PatchItemRequestOptions WhileClaimed(string token) =>
        new() { FilterPredicate = $"FROM c WHERE {EventsContainer.InQuery(EventsContainer.ClaimToken)} = \"{token}\"" };

    private DueAlert? ReadOrSkip(CosmosOperation operation, ReadOnlyMemory<byte> json, Func<DueAlert?, DueAlert?> check) => unreadable.ReadOrSkip(
        operation, json, document => check(DueAlert.Of(documents.Read(document), document)));

    private async Task<bool> TryPatchAsync(
        CosmosOperation operation,
        DueAlert alert,
        IReadOnlyList<PatchOperation> operations,
        PatchItemRequestOptions options,
        CancellationToken cancellationToken)
    {
        using ResponseMessage response = await calls.SendAsync(
            operation,
            stop => database.Events.PatchItemStreamAsync(
                alert.Document.Id, new PartitionKey(alert.Document.CalendarId), operations, options, stop),
            cancellationToken,
            HttpStatusCode.PreconditionFailed,
            HttpStatusCode.NotFound);
        return response.IsSuccessStatusCode;
    }
}
