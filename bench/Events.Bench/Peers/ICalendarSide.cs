namespace Events.Bench.Peers;

/// <summary>A server with one calendar: the requests that are measured, and how to read their answers.</summary>
internal interface ICalendarSide : IAsyncDisposable
{
    /// <summary>Its name in the report.</summary>
    string Name { get; }

    /// <summary>Starts it on its folder, also after a kill, and waits until it answers.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Kills it, as a crash does.</summary>
    Task KillAsync();

    /// <summary>Makes the empty calendar.</summary>
    Task MakeCalendarAsync(HttpClient client, CancellationToken cancellationToken);

    /// <summary>Stores an event and remembers its id.</summary>
    Task StoreAsync(HttpClient client, PeerEvent stored, CancellationToken cancellationToken);

    /// <summary>The request that creates an event.</summary>
    HttpRequestMessage Create(PeerEvent created);

    /// <summary>The request that reads a stored event.</summary>
    HttpRequestMessage Read(PeerEvent stored);

    /// <summary>The request that lists the events that start in a week, with their whole content.</summary>
    HttpRequestMessage List(PeerWeek week);

    /// <summary>The number of events in the answer to a list.</summary>
    int CountIn(string list);

    /// <summary>The number of events of the calendar from an instant on.</summary>
    Task<int> CountFromAsync(HttpClient client, DateTime start, CancellationToken cancellationToken);
}
