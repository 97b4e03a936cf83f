using LocalCosmos.Documents;
using LocalCosmos.Errors;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Containers;

/// <summary>
/// The replicas of a range: a primary with every write and, if reads may be stale, a secondary with the writes up to its last catch-up.
/// The class is not thread-safe: the lock of the range guards it.
/// </summary>
internal sealed class Replicas
{
    private readonly Queue<Change> _pending = new();
    private readonly Replica? _secondary;

    /// <param name="container">The definition of the container.</param>
    /// <param name="hasSecondary">Whether there is a secondary.</param>
    /// <param name="lsn">The LSN of the last write before the replicas were created.</param>
    public Replicas(ContainerDefinition container, bool hasSecondary, long lsn)
    {
        Primary = new Replica(container, lsn);
        _secondary = hasSecondary ? new Replica(container, lsn) : null;
    }

    public Replica Primary { get; }

    public void Apply(Change change)
    {
        Primary.Apply(change);
        if (_secondary is not null)
        {
            _pending.Enqueue(change);
        }
    }

    /// <summary>Applies a write to both replicas: one from a journal, or one from the replicas before the container was redefined.</summary>
    public void Load(Change change)
    {
        Primary.Apply(change);
        _secondary?.Apply(change);
    }

    /// <summary>Sets the LSN of the last write of both replicas.</summary>
    public void Resume(long lsn)
    {
        Primary.Resume(lsn);
        _secondary?.Resume(lsn);
    }

    /// <summary>Applies all writes to the secondary.</summary>
    public void CatchUp()
    {
        while (_pending.TryDequeue(out Change? change))
        {
            _secondary!.Apply(change);
        }
    }

    /// <summary>Chooses the replica for a read: the secondary if the consistency allows it, since a client must handle a stale answer.</summary>
    /// <param name="consistency">The consistency that the read asks for.</param>
    /// <param name="range">The range that the session token names.</param>
    /// <exception cref="RefusedException">The session is ahead of every replica: 404 with sub-status 1002.</exception>
    public Replica For(ReadConsistency consistency, PartitionKeyRangeDefinition range)
    {
        long session = consistency.SessionLsn(range);
        if (session > Primary.Lsn)
        {
            throw new RefusedException(404, "The read session is not available for the input session token.", 1002);
        }

        return _secondary is null || consistency.IsQuorum || session > _secondary.Lsn ? Primary : _secondary;
    }

    public void RemoveExpired(long now, bool leavesIds, Action<StoredDocument> removed)
    {
        Primary.RemoveExpired(now, leavesIds, removed);
        _secondary?.RemoveExpired(now, leavesIds);
    }
}
