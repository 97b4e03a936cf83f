using LocalCosmos.Journal;

namespace LocalCosmos.Containers;

/// <summary>The settings that all containers of an account share.</summary>
internal sealed class StorageSettings
{
    private volatile bool _leavesExpired;

    /// <summary>The clock for <c>_ts</c> and time to live.</summary>
    public required TimeProvider TimeProvider { get; init; }

    /// <summary>Whether each range has a secondary replica that lags behind.</summary>
    public bool StaleReads { get; init; }

    /// <summary>The number of partition key ranges of a new container.</summary>
    public int Ranges { get; init; } = 1;

    /// <summary>Whether query results have other bytes than the stored documents.</summary>
    public bool RewritesResults { get; init; }

    /// <summary>Whether the ids of expired documents stay in use.</summary>
    public bool LeavesExpired
    {
        get => _leavesExpired;
        set => _leavesExpired = value;
    }

    /// <summary>The journal that receives every write; null for an account in memory, and while a journal is replayed.</summary>
    public JournalWriter? Journal { get; set; }
}
