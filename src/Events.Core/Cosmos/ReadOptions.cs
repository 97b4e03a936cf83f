using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>How documents are read.</summary>
internal static class ReadOptions
{
    /// <summary>
    /// A quorum read, which costs twice the request units. A POST and the GET after it can reach two instances, and Session consistency holds only
    /// within one.
    /// </summary>
    public static ItemRequestOptions LatestCommitted { get; } = new() { ReadConsistencyStrategy = ReadConsistencyStrategy.LatestCommitted };
}
