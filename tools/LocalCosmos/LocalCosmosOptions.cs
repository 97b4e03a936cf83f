namespace LocalCosmos;

/// <summary>How a <see cref="LocalCosmosServer"/> is to run. The defaults give a fresh account in memory on a free port.</summary>
public sealed record LocalCosmosOptions
{
    /// <summary>The TCP port on 127.0.0.1, 0 to 65535; 0 takes any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The account's key in base64; null makes a random one for this run.</summary>
    public string? Key { get; init; }

    /// <summary>The clock of <c>_ts</c>, of time to live and of injected delays.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The folder that keeps the account between runs, made if it is not there; null keeps all in memory.</summary>
    public string? DataFolder { get; init; }

    /// <summary>
    /// Whether a write of a document in the folder is answered only when it is on the disk, so that it outlasts a loss of power too; without, it
    /// outlasts the process alone.
    /// </summary>
    public bool ForcesToDisk { get; init; }

    /// <summary>Whether reads that do not ask for more may be answered by a secondary that lags, see <see cref="Replication"/>.</summary>
    public bool StaleReads { get; init; }

    /// <summary>
    /// Whether query results are the same JSON as the stored documents in other bytes: indented, with other escapes. Azure Cosmos DB promises equal
    /// JSON, not equal bytes.
    /// </summary>
    public bool RewritesResults { get; init; }

    /// <summary>
    /// How many partition key ranges a new container has, 1 to 16. A container of Azure Cosmos DB has one for each 50 GB and for each
    /// 10,000 request units a second, at the least; one that a data folder keeps has those that it had.
    /// </summary>
    public int Ranges { get; init; } = 1;

    /// <summary>Seeds the faults that happen with a probability, so that a run can be had again.</summary>
    public int FaultSeed { get; init; } = 1;
}
