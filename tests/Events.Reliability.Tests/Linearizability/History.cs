namespace Events.Reliability.Tests.Linearizability;

/// <summary>The operations of several concurrent clients on one event.</summary>
/// <param name="First">The event before the operations.</param>
/// <param name="Operations">The operations, at most 64.</param>
internal sealed record History(Register First, IReadOnlyList<Operation> Operations)
{
    /// <summary>
    /// Whether the operations can be put into one order that explains all answers and keeps the order of operations that do not overlap.
    /// Uses the search of Wing and Gong, which tries each operation that may come next, with the cache of Lowe, which skips a state that was
    /// tried before: the same operations done, with the same register.
    /// </summary>
    public bool IsLinearizable() => Search(0, First, []);

    public override string ToString() => string.Join('\n', Operations.OrderBy(operation => operation.Called));

    private bool Search(ulong done, Register register, HashSet<(ulong Done, Register Register)> tried)
    {
        // An operation that returned before another one was called comes first. So the next operation was called before the first return of the rest.
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
