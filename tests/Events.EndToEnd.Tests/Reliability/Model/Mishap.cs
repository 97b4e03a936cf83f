using LocalCosmos;

namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>What goes wrong between a request and the database.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Skip">How many calls go through first.</param>
/// <param name="Times">How many calls it befalls; where it lasts it is all.</param>
internal sealed record Mishap(MishapKind Kind, int Skip, int Times)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    public bool IsCrash => Kind is MishapKind.CrashBefore or MishapKind.CrashAfter;

    /// <summary>Whether nothing comes through after it until the request is over.</summary>
    public bool IsLasting => Kind >= MishapKind.OutageBefore;

    public void Befall(FaultPlan faults)
    {
        if (Kind is MishapKind.OutageAfter or MishapKind.CrashAfter)
        {
            faults.Add(new FaultRule(Fault.DropAfter()) { Skip = Skip, Times = 1 });
        }

        // What is asked for after a crash is not done, in whatever way: this one makes the client library give up at once.
        Fault fault = Kind switch
        {
            MishapKind.Throttled => Fault.Throttle(Soon),
            MishapKind.TimedOut => Fault.Fail(408),
            MishapKind.RetryWith => Fault.Fail(449),
            MishapKind.DroppedBefore => Fault.DropBefore(),
            MishapKind.DroppedAfter => Fault.DropAfter(),
            _ => Fault.Fail(503),
        };
        faults.Add(new FaultRule(fault) { Skip = Skip, Times = IsLasting ? null : Times });
    }

    public override string ToString() => Kind switch
    {
        MishapKind.OutageBefore => $"an outage before call {Skip + 1} of the database",
        MishapKind.OutageAfter => $"an outage after call {Skip + 1} of the database",
        MishapKind.CrashBefore => $"a crash before call {Skip + 1} of the database",
        MishapKind.CrashAfter => $"a crash after call {Skip + 1} of the database",
        _ => $"{Kind} {Times} times from call {Skip + 1} of the database on",
    };
}
