using LocalCosmos.Faults;

namespace Events.Reliability.Tests.Model.Service;

/// <summary>A failure of the database during a request.</summary>
/// <param name="Kind">The kind of failure.</param>
/// <param name="Skip">The number of calls that succeed first.</param>
/// <param name="Times">The number of calls that fail. A lasting failure ignores it.</param>
internal sealed record DatabaseFailure(DatabaseFailureKind Kind, int Skip, int Times)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    public bool IsCrash => Kind is DatabaseFailureKind.CrashBefore or DatabaseFailureKind.CrashAfter;

    /// <summary>Whether every later call fails until the request is over.</summary>
    public bool IsLasting => Kind >= DatabaseFailureKind.OutageBefore;

    public void AddTo(FaultPlan faults)
    {
        if (Kind is DatabaseFailureKind.OutageAfter or DatabaseFailureKind.CrashAfter)
        {
            faults.Add(new FaultRule(Fault.DropAfter()) { Skip = Skip, Times = 1 });
        }

        // After a crash, no call is done. The client library does not retry a 503.
        Fault fault = Kind switch
        {
            DatabaseFailureKind.Throttled => Fault.Throttle(Soon),
            DatabaseFailureKind.TimedOut => Fault.Fail(408),
            DatabaseFailureKind.RetryWith => Fault.Fail(449),
            DatabaseFailureKind.DroppedBefore => Fault.DropBefore(),
            DatabaseFailureKind.DroppedAfter => Fault.DropAfter(),
            _ => Fault.Fail(503),
        };
        faults.Add(new FaultRule(fault) { Skip = Skip, Times = IsLasting ? null : Times });
    }

    public override string ToString() => Kind switch
    {
        DatabaseFailureKind.OutageBefore => $"an outage before call {Skip + 1} of the database",
        DatabaseFailureKind.OutageAfter => $"an outage after call {Skip + 1} of the database",
        DatabaseFailureKind.CrashBefore => $"a crash before call {Skip + 1} of the database",
        DatabaseFailureKind.CrashAfter => $"a crash after call {Skip + 1} of the database",
        _ => $"{Kind} {Times} times from call {Skip + 1} of the database on",
    };
}
