using Events.Core.Cosmos;
using Events.Core.Problems;
using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>The alerts that were given up: lists them, and sends one again.</summary>
public sealed class FailedAlerts(EventsQueries queries, AlertStore store, UnreadableDocuments unreadable, TimeProvider timeProvider)
{
    private const int MostTries = 50;

    private const string FirstPage =
        "SELECT * FROM c WHERE c.failed_at >= @from ORDER BY c.failed_at ASC, c.keys.number ASC";

    private const string NextPage =
        "SELECT * FROM c WHERE c.failed_at >= @from AND (c.failed_at > @from OR c.keys.number > @number) ORDER BY c.failed_at ASC, c.keys.number ASC";

    /// <summary>One page. Costs one query, charged for the page, one document more, and those passed over since they cannot be read.</summary>
    public async Task<FailedAlertPage> ListAsync(FailedAlertListRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        QueryDefinition query = request.After is { } after
            ? new QueryDefinition(NextPage).WithParameter("@from", after.SortValue).WithParameter("@number", after.Number)
            : new QueryDefinition(FirstPage).WithParameter("@from", 0);
        List<FailedAlert> items = await queries.ReadAsync(
            CosmosOperation.ListFailedAlerts,
            query,
            calendarId: null,
            request.PerPage + 1,
            document => unreadable.ReadOrPass(CosmosOperation.ListFailedAlerts, document, ReadFailed),
            cancellationToken);
        return new FailedAlertPage([.. items.Take(request.PerPage)], items.Count > request.PerPage);
    }

    /// <summary>Makes a failed alert due again, for the channels that still owe it.</summary>
    public async Task<RearmResult> RetryAsync(long eventId, long calendarId, CancellationToken cancellationToken)
    {
        for (int tries = 0; tries < MostTries; tries++)
        {
            if (await store.ReadAsync(eventId, calendarId, cancellationToken) is not { } found)
            {
                return RearmResult.NoEvent;
            }

            if (found.FailedAt is null)
            {
                return RearmResult.NotFailed;
            }

            if (await store.TryRearmAsync(found, Instant.FromDateTimeOffset(timeProvider.GetUtcNow()), cancellationToken))
            {
                return RearmResult.Rearmed;
            }
        }

        throw ProblemException.Contended();
    }

    private static FailedAlert ReadFailed(ReadOnlyMemory<byte> document)
    {
        DueAlert alert = DueAlertReader.ReadOwed(document);
        return new FailedAlert(
            alert.EventId,
            alert.CalendarId,
            alert.AlertAt!.Value.ToDateTimeOffset(),
            alert.Claim.Attempts,
            alert.FailedAt!.Value.ToDateTimeOffset(),
            alert.Claim.LastError);
    }
}
