using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Time;

namespace Events.Core.Events.Writing;

/// <summary>The response to a batch.</summary>
/// <param name="TraceId">The trace id of the first request with this batch.</param>
/// <param name="Outcomes">One for each event of the body, in its order.</param>
public sealed record BatchResult(string TraceId, IReadOnlyList<BatchOutcome> Outcomes);

/// <summary>The outcome of one event of a batch. Exactly one member is not null.</summary>
/// <param name="Created">The event.</param>
/// <param name="Problem">Why it was not created.</param>
public sealed record BatchOutcome(EventResponse? Created, ProblemException? Problem);

/// <summary>Creates several events, each independently: a refused event does not stop the others.</summary>
public sealed class BatchCreation(EventStore events, ReservedIds ids, SubjectRule subjectRule, CreationPlans plans, TimeProvider timeProvider)
{
    // Low enough that other requests have room beside a batch.
    private const int Concurrency = 10;

    // The limit for all events together, so that the response and the idempotency record stay well below the size limit of a document. Each refused event
    // lists at least one fault.
    private const int MostFaults = 1_000;

    /// <summary>
    /// Creates the events that break no rule. Costs two writes for each event and the cost of <see cref="SubjectRule"/>; with a key one more write and a
    /// quorum read.
    /// </summary>
    /// <param name="items">The events.</param>
    /// <param name="key">The key, or null.</param>
    /// <param name="body">The bytes that the events were read from.</param>
    /// <param name="traceId">The trace id of the request.</param>
    /// <param name="cancellationToken">Cancels the batch.</param>
    /// <exception cref="ProblemException">
    /// The key was used with another body, or the database is unavailable. With a key, also where it becomes unavailable during the batch, because a repeat
    /// finishes the batch.
    /// </exception>
    public async Task<BatchResult> CreateAsync(
        IReadOnlyList<CheckedEvent> items, IdempotencyKey? key, ReadOnlyMemory<byte> body, string traceId, CancellationToken cancellationToken)
    {
        CreationPlan plan = await plans.FindOrMakeAsync(key, body, () => PlanAsync(items, traceId, cancellationToken), cancellationToken);
        BatchOutcome[] outcomes = new BatchOutcome[items.Count];
        await ForEachAsync(items.Count, async (index, stop) =>
        {
            try
            {
                outcomes[index] = await FinishAsync(items[index], plan.Events[index], plan, stop);
            }
            catch (ProblemException problem) when (key is null && (problem.Kind is ProblemKind.Throttled or ProblemKind.Unavailable))
            {
                // Without a key, the client cannot repeat the whole batch. So the outcome of each event says whether to send it again.
                outcomes[index] = new BatchOutcome(null, problem);
            }
            catch (ProblemException problem) when (problem.Kind == ProblemKind.CalendarFull)
            {
                // With a key, a repeat tries this event again with the same id, and returns the other events as before.
                if (key is null)
                {
                    await ids.ReleaseAsync([plan.Events[index].Id!.Value], stop);
                }

                outcomes[index] = new BatchOutcome(null, problem);
            }
            catch (ProblemException problem) when (problem.Kind == ProblemKind.Throttled)
            {
                // Other events may be created already, but "throttled" would mean that nothing was written.
                throw problem.AsUnavailable();
            }
        }, cancellationToken);
        return new BatchResult(plan.TraceId, outcomes);
    }

    private async Task<CreationPlan> PlanAsync(IReadOnlyList<CheckedEvent> items, string traceId, CancellationToken cancellationToken)
    {
        long?[] reserved = new long?[items.Count];
        try
        {
            await ForEachAsync(items.Count, async (index, stop) =>
            {
                if (items[index] is { Event: { } given } item)
                {
                    await subjectRule.CheckAsync(given, before: null, item.Pointer, item.Faults, stop);
                    reserved[index] = item.Faults.IsEmpty ? await ids.ReserveAsync(given.CalendarId, stop) : null;
                }
            }, cancellationToken);
        }
        catch (ProblemException)
        {
            await ids.ReleaseAsync(reserved.OfType<long>(), cancellationToken);
            throw;
        }

        int left = MostFaults;
        List<PlannedEvent> planned = new(items.Count);
        foreach ((int index, CheckedEvent item) in items.Index())
        {
            planned.Add(reserved[index] is { } id ? PlannedEvent.Reserved(id) : Refuse(item.Faults, ref left));
        }

        return new CreationPlan(timeProvider.NowInSeconds(), traceId, planned);
    }

    private static PlannedEvent Refuse(FaultList faults, ref int left)
    {
        int listed = Math.Clamp(left, 1, FaultList.MostListed);
        IReadOnlyList<Fault> first = [.. faults.Faults.Take(listed)];
        left -= first.Count;
        return PlannedEvent.Refused(faults.Detail("The event breaks one or more rules.", listed), first);
    }

    private async Task<BatchOutcome> FinishAsync(
        CheckedEvent item, PlannedEvent planned, CreationPlan plan, CancellationToken cancellationToken) =>
        planned.Id is { } id
            ? new BatchOutcome(await events.FinishAsync(id, item.Event!, plan.CreatedAt, plan.IsRepeat, cancellationToken), null)
            : new BatchOutcome(null, new ProblemException(ProblemKind.InvalidBody, planned.Detail!, planned.Faults));

    private static Task ForEachAsync(int count, Func<int, CancellationToken, Task> act, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken },
            async (index, stop) => await act(index, stop));
}
