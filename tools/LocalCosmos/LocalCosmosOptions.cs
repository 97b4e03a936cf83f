namespace LocalCosmos;

/// <summary>The options of a <see cref="LocalCosmosServer"/>. The defaults give an empty account in memory on a free port.</summary>
public sealed record LocalCosmosOptions
{
    /// <summary>The TCP port on 127.0.0.1, 0 to 65535; 0 for any free port.</summary>
    public int Port { get; init; }

    /// <summary>The key of the account in base64; null for a random key.</summary>
    public string? Key { get; init; }

    /// <summary>The clock for <c>_ts</c>, time to live and injected delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The folder that keeps the account between runs. The server creates it if it does not exist. Null keeps the account in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>
    /// Whether the server answers the write of a document only when the disk has it, so that it survives a loss of power. Without this, a write
    /// survives only the end of the process.
    /// </summary>
    public bool ForcesToDisk { get; init; }

    /// <summary>Whether a secondary replica that lags behind answers reads, see <see cref="Replication"/>. Reads that ask for the latest version are not affected.</summary>
    public bool StaleReads { get; init; }

    /// <summary>
    /// Whether query results have other bytes than the stored documents: the same JSON, but indented and with other escapes. Azure Cosmos DB
    /// guarantees equal JSON, not equal bytes.
    /// </summary>
    public bool RewritesResults { get; init; }

    /// <summary>
    /// The number of partition key ranges of a new container, 1 to 16. A container of Azure Cosmos DB has at least one for each 50 GB and for
    /// each 10,000 request units per second. A container in a data folder keeps its ranges.
    /// </summary>
    public int Ranges { get; init; } = 1;

    /// <summary>The seed of faults with a probability, so that a run can be repeated.</summary>
    public int FaultSeed { get; init; } = 1;
}
