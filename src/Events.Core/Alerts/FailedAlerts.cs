using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Paging;
using Events.Core.Time;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Alerts;

/// <summary>Lists the failed alerts, and retries one.</summary>
public sealed class FailedAlerts(EventQueries queries, AlertStore store, EventUpdate update, TimeProvider timeProvider)
{
    private static readonly string FailedAtPath = EventsContainer.InQuery(EventsContainer.FailedAt);
    private static readonly string NumberPath = EventsContainer.InQuery(EventsContainer.Number);

    /// <summary>Reads one page, the oldest failure first. Costs one query, charged for the page and one more document.</summary>
    public Task<Page<FailedAlert>> ListAsync(FailedAlertListRequest request, CancellationToken cancellationToken) => queries.ReadPageAsync(
        CosmosOperation.ListFailedAlerts, limit => Query(request.After, limit), calendarId: null, request.PerPage, ReadFailed, cancellationToken);

    /// <summary>
    /// Makes a failed alert due again, for the channels that have not accepted it. Costs a quorum read and a write, and both again each time that
    /// another writer was first.
    /// </summary>
    /// <exception cref="ProblemException">
    /// The event does not exist; <see cref="ProblemKind.Conflict"/>: its alert has not failed; or the database is unavailable.
    /// </exception>
    public Task RetryAsync(long eventId, CancellationToken cancellationToken) => update.RunAsync(
        CosmosOperation.RearmAlert,
        eventId,
        (stored, _) => new ValueTask<StoredDocument?>(stored is { FailedAt: not null, Event.AlertAt: not null }
            ? stored.Upgraded() with
            {
                DueAt = timeProvider.NowInSeconds(),
                FailedAt = null,
                Claim = (stored.Claim ?? AlertClaim.None) with { Token = null, Attempts = 0, Gone = [] },
            }
            : throw new ProblemException(ProblemKind.Conflict, "The alert of the event has not failed. Only a failed alert can be sent again.")),
        cancellationToken);

    private static QueryDefinition Query(Position? after, int limit)
    {
        string behind = after is null ? "" : $" AND ({FailedAtPath} > @from OR {NumberPath} > @number)";
        QueryDefinition query = new QueryDefinition(
            $"SELECT TOP @limit * FROM c WHERE {FailedAtPath} >= @from{behind} ORDER BY {FailedAtPath} ASC, {NumberPath} ASC")
            .WithParameter("@limit", limit)
            .WithParameter("@from", after?.SortValue ?? 0);
        return after is null ? query : query.WithParameter("@number", after.Value.Number);
    }

    private PageItem<FailedAlert>? ReadFailed(ReadOnlyMemory<byte> result) =>
        store.ReadOrSkip(CosmosOperation.ListFailedAlerts, result) is { Document: { FailedAt: { } failedAt } document } alert
            ? new PageItem<FailedAlert>(
                new FailedAlert(alert.EventId, document.CalendarId, alert.AlertAt!.Value, alert.Claim.Attempts, failedAt, alert.Claim.ErrorText),
                new Position(failedAt.ToUnixTimeSeconds(), alert.EventId))
            : null;
}
