namespace Events.Reliability.Tests.Linearizability;

/// <summary>What several clients did to one event at once.</summary>
/// <param name="First">The event before.</param>
/// <param name="Operations">What they did, at most 64 operations.</param>
internal sealed record History(Register First, IReadOnlyList<Operation> Operations)
{
    /// <summary>
    /// Whether there is an order, one that no two operations contradict of which one ended before the other began, in which the
    /// register would have answered as it was answered. The search of Wing and Gong, which tries each operation that may come next, and
    /// remembers with Lowe what was tried: the same operations done, the same register left.
    /// </summary>
    public bool IsLinearizable() => Search(0, First, []);

    public override string ToString() => string.Join('\n', Operations.OrderBy(operation => operation.Called));

    private bool Search(ulong done, Register register, HashSet<(ulong Done, Register Register)> tried)
    {
        // What has returned before another was called must come before it; so the next one was called before any that is left returned.
        long firstReturn = Operation.Never;
        for (int index = 0; index < Operations.Count; index++)
        {
            firstReturn = IsIn(done, index) ? firstReturn : Math.Min(firstReturn, Operations[index].Returned);
        }

        if (firstReturn == Operation.Never)
        {
            return true;
        }

        if (!tried.Add((done, register)))
        {
            return false;
        }

        for (int index = 0; index < Operations.Count; index++)
        {
            Operation next = Operations[index];
            if (IsIn(done, index) || next.Called > firstReturn)
            {
                continue;
            }

            (Register after, Outcome outcome) = register.Do(next.Request);
            if ((next.Outcome is null || next.Outcome.IsLike(outcome)) && Search(done | (1UL << index), after, tried))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIn(ulong done, int index) => (done & (1UL << index)) != 0;
}
