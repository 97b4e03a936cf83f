namespace Events.Bench.Peers;

/// <summary>The seven days after a start.</summary>
internal sealed record PeerWeek(DateTime Start)
{
    private static readonly TimeSpan Length = TimeSpan.FromDays(7);

    public DateTime End => Start + Length;

    /// <summary>The whole weeks that a number of events covers.</summary>
    public static IReadOnlyList<PeerWeek> Of(int events) =>
        [.. Enumerable.Range(0, (int)(events * PeerEvent.Step / Length)).Select(number => new PeerWeek(PeerEvent.First + (number * Length)))];

    /// <summary>The number of events that start in this week, of the first <paramref name="events"/> events.</summary>
    public int Count(int events) =>
        Enumerable.Range(0, events).Select(number => new PeerEvent(number).Start).Count(start => start >= Start && start < End);
}
