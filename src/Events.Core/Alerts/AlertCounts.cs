using Events.Core.Cosmos;
using Events.Core.Events;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>Counts alerts by their state, for operators. Each count is a query that grows with what it counts, documents included that cannot be read.</summary>
public sealed class AlertCounts(EventsQueries queries, AlertStore store, DispatchRuns runs, IOptions<AlertOptions> options, TimeProvider timeProvider)
{
    private const string Due = "SELECT VALUE COUNT(1) FROM c WHERE c.due_at <= @now";
    private const string NotDue = "SELECT VALUE COUNT(1) FROM c WHERE c.due_at > @now";
    private const string Claimed = "SELECT VALUE COUNT(1) FROM c WHERE c.due_at > @now AND c.due_at <= @lease_end AND IS_DEFINED(c.claim.token)";
    private const string Failed = "SELECT VALUE COUNT(1) FROM c WHERE c.failed_at >= 0";

    /// <summary>How many alerts are due and free to be claimed.</summary>
    public Task<long> CountDueAsync(CancellationToken cancellationToken) => CountAsync(Due, Now(), cancellationToken);

    /// <summary>How alerts stand now.</summary>
    public async Task<AlertSummary> SummarizeAsync(CancellationToken cancellationToken)
    {
        Instant now = Now();
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
            oldest?.ToDateTimeOffset(),
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

    private Instant Now() => Instant.FromDateTimeOffset(timeProvider.GetUtcNow());
}
