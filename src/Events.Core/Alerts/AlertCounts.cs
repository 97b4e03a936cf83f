using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Time;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>Counts alerts by their state, for operators. Each count is a query that grows with its result. Documents that cannot be read are counted too.</summary>
public sealed class AlertCounts(EventQueries queries, AlertStore store, DispatchRuns runs, IOptions<AlertOptions> options, TimeProvider timeProvider)
{
    private static readonly string DueAt = EventsContainer.InQuery(EventsContainer.DueAt);
    private static readonly string Due = $"SELECT VALUE COUNT(1) FROM c WHERE {DueAt} <= @now";
    private static readonly string NotDue = $"SELECT VALUE COUNT(1) FROM c WHERE {DueAt} > @now";
    private static readonly string Claimed =
        $"SELECT VALUE COUNT(1) FROM c WHERE {DueAt} > @now AND {DueAt} <= @lease_end AND IS_DEFINED({EventsContainer.InQuery(EventsContainer.ClaimToken)})";
    private static readonly string Failed = $"SELECT VALUE COUNT(1) FROM c WHERE {EventsContainer.InQuery(EventsContainer.FailedAt)} >= 0";

    /// <summary>Counts the alerts that are due and not claimed.</summary>
    public Task<long> CountDueAsync(CancellationToken cancellationToken) => CountAsync(Due, timeProvider.Now(), cancellationToken);

    /// <summary>Returns the current state of the alerts.</summary>
    public async Task<AlertSummary> SummarizeAsync(CancellationToken cancellationToken)
    {
        Instant now = timeProvider.Now();
        long due = await CountAsync(Due, now, cancellationToken);
        long claimed = await CountAsync(Claimed, now, cancellationToken);
        long notDue = await CountAsync(NotDue, now, cancellationToken);
        long failed = await CountAsync(Failed, now, cancellationToken);
        Instant? oldest = await store.FindOldestAsync(now, cancellationToken);
        return new AlertSummary(
            Math.Max(0, notDue - claimed),
            due,
            claimed,
            failed,
            oldest,
            oldest is { } since ? (long)(now - since).TotalSeconds : null,
            await runs.FindLastAsync(cancellationToken));
    }

    private Task<long> CountAsync(string text, Instant now, CancellationToken cancellationToken)
    {
        QueryDefinition query = new QueryDefinition(text).WithParameter("@now", now.ToUnixTimeSeconds());
        if (text == Claimed)
        {
            query = query.WithParameter("@lease_end", Timestamp.RoundUp(now + Duration.FromTimeSpan(options.Value.Lease)).ToUnixTimeSeconds());
        }

        return queries.CountAsync(CosmosOperation.CountAlerts, query, calendarId: null, cancellationToken);
    }
}
