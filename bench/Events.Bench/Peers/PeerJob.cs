namespace Events.Bench.Peers;

/// <summary>What several sides are asked to do.</summary>
/// <param name="Name">As it stands in the report.</param>
/// <param name="Sides">Who is asked, the service first.</param>
/// <param name="Next">A side's next request.</param>
internal sealed record PeerJob(string Name, IReadOnlyList<ICalendarSide> Sides, Func<ICalendarSide, HttpRequestMessage> Next);
