namespace Events.Bench.Peers;

/// <summary>A server with one calendar: the requests that it is measured by, and what their answers say.</summary>
internal interface ICalendarSide : IAsyncDisposable
{
    /// <summary>As it stands in the report.</summary>
    string Name { get; }

    /// <summary>Starts it on its folder, or again after a kill, and waits until it answers.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Ends it as a crash would.</summary>
    Task KillAsync();

    /// <summary>Makes the empty calendar.</summary>
    Task MakeCalendarAsync(HttpClient client, CancellationToken cancellationToken);

    /// <summary>Stores an event and keeps by what it is found again.</summary>
    Task StoreAsync(HttpClient client, PeerEvent stored, CancellationToken cancellationToken);

    /// <summary>Creates an event that is not there.</summary>
    HttpRequestMessage Create(PeerEvent created);

    /// <summary>Reads one that was stored.</summary>
    HttpRequestMessage Read(PeerEvent stored);

    /// <summary>Lists what starts in a week, with all its content.</summary>
    HttpRequestMessage List(PeerWeek week);

    /// <summary>How many events a list's answer holds.</summary>
    int CountIn(string list);

    /// <summary>How many events the calendar has from that instant on.</summary>
    Task<int> CountFromAsync(HttpClient client, DateTime start, CancellationToken cancellationToken);
}
