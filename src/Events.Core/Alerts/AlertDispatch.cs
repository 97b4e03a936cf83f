using System.Runtime.CompilerServices;
using Events.Core.Cosmos;
using Events.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>
/// Delivers everything that is due, until nothing is left or the time budget is spent. Runs may overlap, also in
/// several processes: a claim keeps each alert to one of them.
/// </summary>
public sealed class AlertDispatch(
    AlertStore store,
    AlertDelivery delivery,
    AlertCounts counts,
    DatabaseRetry retry,
    DispatchRuns runs,
    EventsMeter meter,
    IOptions<AlertOptions> options,
    TimeProvider timeProvider,
    ILogger<AlertDispatch> logger)
{
    private const int PageSize = 200;

    /// <summary>
    /// One run. With nothing due it costs one query, charged the floor of a query, and one write that records the run;
    /// each alert costs two writes more.
    /// </summary>
    public async Task<DispatchResult> RunAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset startedAt = timeProvider.GetUtcNow();
        long started = timeProvider.GetTimestamp();
        int[] ends = new int[Enum.GetValues<DeliveryEnd>().Length];
        using CancellationTokenSource budget = new(options.Value.TimeBudget, timeProvider);

        await Parallel.ForEachAsync(
            UntriedAsync(budget.Token, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellationToken },
            async (due, stop) => Interlocked.Increment(ref ends[(int)await DeliverAsync(due, stop)]));
        meter.Backlog(budget.IsCancellationRequested ? await retry.RunAsync(counts.CountDueAsync, cancellationToken) : 0);

        DispatchResult result = new(
            ends[(int)DeliveryEnd.Delivered],
            ends[(int)DeliveryEnd.Retried],
            ends[(int)DeliveryEnd.Failed],
            (long)timeProvider.GetElapsedTime(started).TotalMilliseconds);
        await retry.RunAsync(stop => runs.RecordAsync(new DispatchRun(startedAt, result), stop), cancellationToken);
        if (result is not { Delivered: 0, Retried: 0, Failed: 0 })
        {
            logger.Dispatched(result.Delivered, result.Retried, result.Failed, result.DurationMs);
        }

        return result;
    }

    private async Task<DeliveryEnd> DeliverAsync(DueAlert due, CancellationToken cancellationToken)
    {
        try
        {
            return await delivery.RunAsync(due, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One bad alert stops no other: this one's lease runs out, and it goes again.
            logger.Unsettled(exception, due.EventId);
            return DeliveryEnd.Retried;
        }
    }

    /// <summary>
    /// What is due and was not tried in this run, oldest first. What became due while one pass was under way is found
    /// by the next, from the top again; the last pass is the one that finds nothing new.
    /// </summary>
    private async IAsyncEnumerable<DueAlert> UntriedAsync(CancellationToken budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<(long EventId, Instant? AlertAt)> tried = [];
        bool isFirst = true;
        bool hasNew;
        do
        {
            hasNew = false;
            await foreach (DueAlertPage page in PassAsync(cancellationToken))
            {
                if (isFirst)
                {
                    meter.OldestDue(page.Alerts is [{ DueAt: { } oldest }, ..] ? Now() - oldest : Duration.Zero);
                    isFirst = false;
                }

                foreach (DueAlert due in page.Alerts.Where(due => tried.Add((due.EventId, due.AlertAt))))
                {
                    if (budget.IsCancellationRequested)
                    {
                        yield break;
                    }

                    hasNew = true;
                    yield return due;
                }
            }
        }
        while (hasNew);
    }

    /// <summary>Everything that is due now, once, page by page; the next page is read while the last one is delivered.</summary>
    private async IAsyncEnumerable<DueAlertPage> PassAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Instant now = Now();
        using CancellationTokenSource ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<DueAlertPage>? next = ReadAsync(continuation: null);
        try
        {
            while (next is not null)
            {
                DueAlertPage page = await next;
                next = page.Continuation is { } continuation ? ReadAsync(continuation) : null;
                yield return page;
            }
        }
        finally
        {
            await ahead.CancelAsync();
            if (next is not null)
            {
                // A page that nobody asks for any more; how its reading ends is nobody's matter either.
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        Task<DueAlertPage> ReadAsync(string? continuation) =>
            retry.RunAsync(stop => store.ScanAsync(now, PageSize, continuation, stop), ahead.Token);
    }

    private Instant Now() => Instant.FromDateTimeOffset(timeProvider.GetUtcNow());
}
