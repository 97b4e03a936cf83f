using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Events.Core.Cosmos;
using Events.Core.Telemetry;
using Events.Core.Time;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>
/// Delivers all due alerts, until none is left or the time budget is spent. Runs may overlap, also in several processes: only the run that has the
/// claim of an alert delivers it.
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

    // Readiness fails when no run was recorded for StaleAfter. A long run is recorded several times in that time.
    private const int RecordsUntilStale = 4;

    /// <summary>
    /// Runs the dispatch once. Without due alerts it costs one query, charged at the minimum of a query, and one write that records the run. Each
    /// alert costs two more writes. A long run is also recorded while it is in progress.
    /// </summary>
    /// <exception cref="Exception">
    /// A page of due alerts could not be read. The deliveries in progress are finished, and the run is recorded if it tried at least one alert. The
    /// next run starts with the oldest alert again.
    /// </exception>
    public async Task<DispatchResult> RunAsync(CancellationToken cancellationToken)
    {
        DispatchProgress progress = new(timeProvider);
        ExceptionDispatchInfo? readFailure = null;
        using CancellationTokenSource budget = new(options.Value.TimeBudget, timeProvider);

        await Parallel.ForEachAsync(
            FindUntriedAsync(failure => readFailure = ExceptionDispatchInfo.Capture(failure), budget.Token, cancellationToken),
            new ParallelOptions { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellationToken },
            async (due, stop) =>
            {
                progress.Count(await DeliverAsync(due, stop));
                if (progress.IsRecordDue(options.Value.StaleAfter / RecordsUntilStale))
                {
                    await TryRecordAsync(progress.ToRun(), stop);
                }
            });

        DispatchRun run = progress.ToRun();
        Log(run.Result);
        if (readFailure is not null)
        {
            // A run that read nothing is not recorded, so that readiness notices when every run fails.
            if (progress.HasTried)
            {
                await TryRecordAsync(run, cancellationToken);
            }

            readFailure.Throw();
        }

        await retry.RunAsync(stop => runs.RecordAsync(run, stop), cancellationToken);
        meter.Backlog(budget.IsCancellationRequested ? await retry.RunAsync(counts.CountDueAsync, cancellationToken) : 0);
        return run.Result;
    }

    private async Task TryRecordAsync(DispatchRun run, CancellationToken cancellationToken)
    {
        try
        {
            await runs.RecordAsync(run, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.NotRecorded(exception);
        }
    }

    private void Log(DispatchResult result)
    {
        if (result is not { Delivered: 0, Retried: 0, Failed: 0 })
        {
            logger.Dispatched(result.Delivered, result.Retried, result.Failed, result.DurationMs);
        }
    }

    private async Task<DeliveryResult> DeliverAsync(DueAlert due, CancellationToken cancellationToken)
    {
        try
        {
            return await delivery.RunAsync(due, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // An error in one delivery does not stop the others. When the lease of the alert expires, it is tried again.
            logger.Interrupted(exception, due.EventId);
            return DeliveryResult.Retried;
        }
    }

    /// <summary>
    /// Yields the due alerts that this run has not tried yet, oldest first. It scans again until a scan finds nothing new, because alerts become due
    /// during a scan.
    /// </summary>
    /// <param name="fail">
    /// Receives the exception where a page cannot be read, which ends the enumeration. If the enumeration threw the exception itself, the deliveries in
    /// progress would be cancelled.
    /// </param>
    /// <param name="budget">Ends the enumeration when the time budget of the run is spent.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    private async IAsyncEnumerable<DueAlert> FindUntriedAsync(
        Action<Exception> fail, CancellationToken budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<(long EventId, Instant? AlertAt, long? Armed)> tried = [];
        bool isAgeKnown = false;
        bool hasNew;
        bool hasFailed = false;
        do
        {
            hasNew = false;
            await foreach (DueAlertPage page in ScanAsync(Fail, cancellationToken))
            {
                if (!isAgeKnown && page.Alerts is [{ Document.DueAt: { } oldest }, ..])
                {
                    meter.OldestDue(timeProvider.Now() - oldest);
                    isAgeKnown = true;
                }

                foreach (DueAlert due in page.Alerts.Where(due => tried.Add((due.EventId, due.AlertAt, due.Document.Armed))))
                {
                    if (budget.IsCancellationRequested)
                    {
                        yield break;
                    }

                    hasNew = true;
                    yield return due;
                }
            }

            if (!isAgeKnown && !hasFailed)
            {
                meter.OldestDue(Duration.Zero);
                isAgeKnown = true;
            }
        }
        while (hasNew && !hasFailed);

        void Fail(Exception exception)
        {
            hasFailed = true;
            fail(exception);
        }
    }

    /// <summary>Yields all alerts that are due now, page by page. The next page is read while the last one is delivered.</summary>
    private async IAsyncEnumerable<DueAlertPage> ScanAsync(Action<Exception> fail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Instant now = timeProvider.Now();
        using CancellationTokenSource readAhead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<DueAlertPage>? next = ReadAsync(continuation: null);
        try
        {
            while (next is not null)
            {
                DueAlertPage page;
                try
                {
                    page = await next;
                }
                catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
                {
                    fail(exception);
                    yield break;
                }

                next = page.Continuation is { } continuation ? ReadAsync(continuation) : null;
                yield return page;
            }
        }
        finally
        {
            readAhead.Cancel();
            if (next is not null)
            {
                // The page is not needed any more, so a failure to read it is ignored.
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }

        Task<DueAlertPage> ReadAsync(string? continuation) =>
            retry.RunAsync(stop => store.ScanAsync(now, PageSize, continuation, stop), readAhead.Token);
    }
}
