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

    // Readiness looks for the last sign of a run: one that takes long gives several in the time that is allowed between two.
    private const int RecordsUntilStale = 4;

    /// <summary>
    /// One run. With nothing due it costs one query, charged the floor of a query, and one write that records the run;
    /// each alert costs two writes more. A run that takes long is recorded while it is under way too.
    /// </summary>
    /// <exception cref="Exception">
    /// What is due could not be read, or not to its end. What was under way by then is finished, and the run is recorded
    /// where it has tried anything: the next one begins from the top.
    /// </exception>
    public async Task<DispatchResult> RunAsync(CancellationToken cancellationToken)
    {
        DispatchProgress progress = new(timeProvider);
        ExceptionDispatchInfo? unread = null;
        using CancellationTokenSource budget = new(options.Value.TimeBudget, timeProvider);

        await Parallel.ForEachAsync(
            UntriedAsync(failure => unread = ExceptionDispatchInfo.Capture(failure), budget.Token, cancellationToken),
            new ParallelOptions { MaxDegreeOfParallelism = options.Value.Concurrency, CancellationToken = cancellationToken },
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
        if (unread is not null)
        {
            // One that reads nothing, time after time, must not look like one that works.
            if (progress.HasTried)
            {
                await TryRecordAsync(run, cancellationToken);
            }

            unread.Throw();
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
    /// <param name="budget">Ends it once the run's time is spent.</param>
    /// <param name="fail">
    /// Takes what went wrong where a page cannot be read, which ends it too. Thrown from here, it would cancel the
    /// deliveries that are under way.
    /// </param>
    /// <param name="cancellationToken">Gives up.</param>
    private async IAsyncEnumerable<DueAlert> UntriedAsync(
        Action<Exception> fail, CancellationToken budget, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<(long EventId, Instant? AlertAt, long? Armed)> tried = [];
        bool isAgeKnown = false;
        bool hasNew;
        bool hasFailed = false;
        do
        {
            hasNew = false;
            await foreach (DueAlertPage page in PassAsync(Fail, cancellationToken))
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

    /// <summary>Everything that is due now, once, page by page; the next page is read while the last one is delivered.</summary>
    private async IAsyncEnumerable<DueAlertPage> PassAsync(Action<Exception> fail, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Instant now = timeProvider.Now();
        using CancellationTokenSource ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
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
}
