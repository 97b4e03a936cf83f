namespace Events.Simulator.Database;

/// <summary>Draws what goes wrong, from the seed of the run.</summary>
/// <param name="random">The random numbers of the run.</param>
/// <param name="rate">The share of calls that have a fault, 0 to 1.</param>
/// <param name="most">The most faults of the run.</param>
/// <param name="outage">When the database is away; null for never.</param>
internal sealed class FaultPlan(Random random, double rate, int most, Outage? outage)
{
    private static readonly NetworkFault[] Kinds =
    [
        NetworkFault.Refused, NetworkFault.Refused, NetworkFault.AnswerLost, NetworkFault.AnswerLost, NetworkFault.NotSent, NetworkFault.RepeatedAfterDone,
        NetworkFault.RepeatedAfterDone, NetworkFault.RepeatedAfterLost, NetworkFault.Delayed, NetworkFault.Crash,
    ];

    /// <summary>How many faults were drawn.</summary>
    public int Count { get; private set; }

    /// <summary>Whether faults still come. At the end of a run they stop.</summary>
    public bool IsOver { get; set; }

    /// <summary>The fault of the next call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="now">The virtual time.</param>
    public NetworkFault Next(DatabaseCall call, long now)
    {
        if (!IsOver && outage?.Affects(call, now) == true)
        {
            Count++;
            return random.Next(2) == 0 ? NetworkFault.Refused : NetworkFault.NotSent;
        }

        if (IsOver || Count >= most || rate == 0 || random.NextDouble() >= rate)
        {
            return NetworkFault.None;
        }

        Count++;
        return call.WritesEvent && call.Kind == CallKind.Create && random.Next(10) == 0 ? NetworkFault.Full : Kinds[random.Next(Kinds.Length)];
    }

    /// <summary>Whether a page of a query is cut short.</summary>
    public bool CutsPage() => !IsOver && Count < most && rate > 0 && random.NextDouble() < rate;

    /// <summary>Whether the replica that lags behind has caught up.</summary>
    public bool CatchesUp() => IsOver || random.Next(4) == 0;
}
