using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Time;

namespace Events.Core.Events.Writing;

/// <summary>The answer to a batch.</summary>
/// <param name="TraceId">The trace of the first request that sent it.</param>
/// <param name="Outcomes">One for each event of the body, in its order.</param>
public sealed record BatchAnswer(string TraceId, IReadOnlyList<BatchOutcome> Outcomes);

/// <summary>What became of one event of a batch. One of the two is not null.</summary>
/// <param name="Created">The event.</param>
/// <param name="Problem">Why it was not created.</param>
public sealed record BatchOutcome(EventAnswer? Created, ProblemException? Problem);

/// <summary>Creates several events, each by itself: one that is refused stops no other.</summary>
public sealed class BatchCreation(EventStore events, ReservedIds ids, SubjectRule subjectRule, CreationPlans plans, TimeProvider timeProvider)
{
    // So that a batch leaves room for the requests beside it.
    private const int AtOnce = 10;

    // Of all events together, so that the answer, and the record of it, stay well under what a document may hold. Each
    // refused event has one at least.
    private const int MostFaults = 1_000;

    /// <summary>
    /// Creates what can be created. Costs two writes for each event and what <see cref="SubjectRule"/> costs; with a key
    /// one write and a quorum read more.
    /// </summary>
    /// <param name="items">The events.</param>
    /// <param name="key">The key, or null.</param>
    /// <param name="body">The bytes that the events were read from.</param>
    /// <param name="traceId">The trace of the request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">
    /// The key was used with another body, or the database is away; with a key also when it goes away on the way, since
    /// a repeat then finishes the batch.
    /// </exception>
    public async Task<BatchAnswer> CreateAsync(
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
                // Without a key nobody can repeat the whole, so each event says for itself that it is to be sent again.
                outcomes[index] = new BatchOutcome(null, problem);
            }
            catch (ProblemException problem) when (problem.Kind == ProblemKind.CalendarFull)
            {
                // With a key a repeat tries this one again under its id, and answers the others as before.
                if (key is null)
                {
                    await ids.GiveUpAsync([plan.Events[index].Id!.Value], stop);
                }

                outcomes[index] = new BatchOutcome(null, problem);
            }
            catch (ProblemException problem) when (problem.Kind == ProblemKind.Throttled)
            {
                // Others may be there already: to say that the database throttles would say that none is.
                throw problem.AsMaybeDone();
            }
        }, cancellationToken);
        return new BatchAnswer(plan.TraceId, outcomes);
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
            await ids.GiveUpAsync(reserved.OfType<long>(), cancellationToken);
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
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (index, stop) => await act(index, stop));
}
