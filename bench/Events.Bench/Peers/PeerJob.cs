namespace Events.Bench.Peers;

/// <summary>A job that several sides do.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="Sides">The sides, the service first.</param>
/// <param name="Next">The next request to a side.</param>
internal sealed record PeerJob(string Name, IReadOnlyList<ICalendarSide> Sides, Func<ICalendarSide, HttpRequestMessage> Next);
