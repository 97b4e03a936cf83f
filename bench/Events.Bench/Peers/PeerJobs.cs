using System.Runtime.CompilerServices;

namespace Events.Bench.Peers;

/// <summary>The jobs that are measured, and the number of requests to each side.</summary>
internal sealed class PeerJobs(ICalendarSide service, ICalendarSide forced, IReadOnlyList<ICalendarSide> peers, int events)
{
    // A prime, so that requests do not read the events in the order of their times.
    private const int Stride = 389;

    private readonly IReadOnlyList<PeerWeek> _weeks = PeerWeek.Of(events);
    private readonly Dictionary<ICalendarSide, StrongBox<int>> _reads = NewCounts([service, forced, .. peers]);
    private readonly Dictionary<ICalendarSide, StrongBox<int>> _lists = NewCounts([service, forced, .. peers]);
    private readonly Dictionary<ICalendarSide, StrongBox<int>> _creates = NewCounts([service, forced, .. peers]);

    public IReadOnlyList<ICalendarSide> Sides { get; } = [service, forced, .. peers];

    /// <summary>All jobs. The peers always force data to the disk; the service does so only in the last job. Creates come last, since they make the calendar larger.</summary>
    public IReadOnlyList<PeerJob> All =>
    [
        new("read one", [service, .. peers], side => side.Read(new PeerEvent((int)((long)Next(_reads[side]) * Stride % events)))),
        new("list a week", [service, .. peers], side => side.List(_weeks[Next(_lists[side]) % _weeks.Count])),
        new("create one", [service, .. peers], Create),
        new("create one, forced to disk", [forced, .. peers], Create),
    ];

    /// <summary>The number of creates that a side got so far.</summary>
    public int Created(ICalendarSide side) => _creates[side].Value;

    private HttpRequestMessage Create(ICalendarSide side) => side.Create(new PeerEvent(events + Next(_creates[side])));

    private static int Next(StrongBox<int> count) => Interlocked.Increment(ref count.Value) - 1;

    private static Dictionary<ICalendarSide, StrongBox<int>> NewCounts(IEnumerable<ICalendarSide> sides) =>
        sides.ToDictionary(side => side, _ => new StrongBox<int>());
}
