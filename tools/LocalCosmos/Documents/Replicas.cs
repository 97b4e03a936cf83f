using LocalCosmos.Partitioning;
using LocalCosmos.Resources;
using LocalCosmos.Server;

namespace LocalCosmos.Documents;

/// <summary>
/// A partition's copies: a primary that has every write, and, where reads may be stale, a secondary that has what it was told to catch up with.
/// Not safe to share: its partition's lock guards it.
/// </summary>
internal sealed class Replicas
{
    private readonly Queue<Change> _behind = new();
    private readonly Replica? _secondary;

    /// <param name="container">What the container was asked to be.</param>
    /// <param name="isStale">Whether there is a secondary.</param>
    /// <param name="lsn">The last write that went before.</param>
    public Replicas(ContainerDefinition container, bool isStale, long lsn = 0)
    {
        Primary = new Replica(container, lsn);
        _secondary = isStale ? new Replica(container, lsn) : null;
    }

    public Replica Primary { get; }

    public void Apply(Change change)
    {
        Primary.Apply(change);
        if (_secondary is not null)
        {
            _behind.Enqueue(change);
        }
    }

    /// <summary>Takes in at both what is known to be everywhere: of a journal, or of these replicas before their container was redefined.</summary>
    public void Load(Change change)
    {
        Primary.Apply(change);
        _secondary?.Apply(change);
    }

    /// <summary>Takes up the count of writes where a journal left off.</summary>
    public void Resume(long lsn)
    {
        Primary.Resume(lsn);
        _secondary?.Resume(lsn);
    }

    /// <summary>Lets the secondary have all that the primary has.</summary>
    public void CatchUp()
    {
        while (_behind.TryDequeue(out var change))
        {
            _secondary!.Apply(change);
        }
    }

    /// <summary>Who answers a read: the secondary if it may, as that is the case that a client must live with.</summary>
    /// <param name="consistency">What the read asks for.</param>
    /// <param name="range">The partition's range, by which the session token names it.</param>
    /// <exception cref="RefusedException">The session is ahead of every copy: 404 with sub-status 1002.</exception>
    public Replica For(ReadConsistency consistency, PartitionKeyRangeDefinition range)
    {
        var session = consistency.SessionLsn(range);
        if (session > Primary.Lsn)
        {
            throw new RefusedException(404, "The read session is not available for the input session token.", 1002);
        }

        return _secondary is null || consistency.IsQuorum || session > _secondary.Lsn ? Primary : _secondary;
    }

    public void RemoveEnded(long now, bool isLeft, Action<StoredDocument> removed)
    {
        Primary.RemoveEnded(now, isLeft, removed);
        _secondary?.RemoveEnded(now, isLeft);
    }
}
