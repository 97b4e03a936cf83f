namespace Events.Bench.Serving;

/// <summary>A server that runs in a process of its own.</summary>
internal interface IServed : IAsyncDisposable
{
    /// <summary>Its URL, or its connection string.</summary>
    string Address { get; }

    /// <summary>The requests so far; 0 for a server that does not count them.</summary>
    long Requests { get; }

    /// <summary>The modelled request units so far; 0 for a server that charges none.</summary>
    double RequestUnits { get; }
}
