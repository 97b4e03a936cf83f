namespace Events.Bench.Serving;

/// <summary>A server that runs in a process of its own.</summary>
internal interface IServed : IAsyncDisposable
{
    /// <summary>Where it is reached: an address, or a connection string.</summary>
    string Address { get; }

    /// <summary>How many requests came over the wire so far; 0 where nobody counts them.</summary>
    long Requests { get; }

    /// <summary>The modelled request units that it has charged so far; 0 where none are charged.</summary>
    double RequestUnits { get; }
}
