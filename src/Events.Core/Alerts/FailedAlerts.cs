using System.Runtime.ExceptionServices;
using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Problems;
using Microsoft.Azure.Cosmos;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>The alerts that were given up: lists them, and sends one again.</summary>
public sealed class FailedAlerts(
    EventsQueries queries, AlertStore store, UnreadableDocuments unreadable, ContentionRetry contention, TimeProvider timeProvider, Random random)
{
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

    /// <summary>
    /// Makes a failed alert due again, for the channels that still owe it. Costs a quorum read and a write, and both once more for each try that others
    /// come in the way of.
    /// </summary>
    /// <exception cref="ProblemException">The database is away, or others write the event again and again.</exception>
    public async Task<RearmResult> RetryAsync(long eventId, long calendarId, CancellationToken cancellationToken)
    {
        string write = WriteName.Next(random);
        ExceptionDispatchInfo? lost = null;
        RearmResult result = default;
        bool isDone = await contention.TryRunAsync(
            async stop =>
            {
                DueAlert? found = await ReadAsync(eventId, calendarId, lost, stop);

                // Also a refused write can be our own: the client library repeats a request whose answer was lost.
                if (found?.Write == write)
                {
                    result = RearmResult.Rearmed;
                    return true;
                }

                lost?.Throw();
                if (found is not { FailedAt: not null, AlertAt: not null })
                {
                    result = found is null ? RearmResult.NoEvent : RearmResult.NotFailed;
                    return true;
                }

                try
                {
                    result = RearmResult.Rearmed;
                    return await store.TryRearmAsync(found, write, Instant.FromDateTimeOffset(timeProvider.GetUtcNow()), stop);
                }
                catch (ProblemException problem) when (problem.Kind == ProblemKind.Unavailable)
                {
                    // Done or not: the next look tells.
                    lost = ExceptionDispatchInfo.Capture(problem);
                    return false;
                }
            },
            cancellationToken);
        if (!isDone)
        {
            // The answer to the last try was lost: it may be done.
            lost?.Throw();
            throw ProblemException.Contended();
        }

        return result;
    }

    private async Task<DueAlert?> ReadAsync(long eventId, long calendarId, ExceptionDispatchInfo? lost, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadAsync(eventId, calendarId, cancellationToken);
        }
        catch (ProblemException problem) when (problem.Kind == ProblemKind.Throttled)
        {
            // After a write that may be done, throttled would say that nothing is.
            lost?.Throw();
            throw;
        }
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
