using LocalCosmos.Accounts;
using LocalCosmos.Containers;

namespace LocalCosmos;

/// <summary>
/// The secondary replica for stale reads, with <see cref="LocalCosmosOptions.StaleReads"/>. It receives writes only by <see cref="CatchUp"/>.
/// It answers every read at Session or Eventual consistency, unless the session has seen a later write. In Cosmos DB, any replica may do this.
/// </summary>
public sealed class Replication
{
    private readonly Account _account;

    internal Replication(Account account) => _account = account;

    /// <summary>Applies all acknowledged writes to the secondary.</summary>
    public void CatchUp()
    {
        foreach (PartitionKeyRange range in _account.Databases.SelectMany(database => database.Containers).SelectMany(container => container.Ranges.All))
        {
            range.CatchUp();
        }
    }
}
