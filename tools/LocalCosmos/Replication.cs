using LocalCosmos.Resources;

namespace LocalCosmos;

/// <summary>
/// The secondary that serves stale reads where <see cref="LocalCosmosOptions.StaleReads"/> is on. It has no write until it is told to catch up.
/// It answers each read at Session or Eventual consistency whose session it is not behind, as any replica of the real service may.
/// </summary>
public sealed class Replication
{
    private readonly Account _account;

    internal Replication(Account account) => _account = account;

    /// <summary>Lets the secondary have all writes that were answered.</summary>
    public void CatchUp()
    {
        foreach (var range in _account.Databases.SelectMany(database => database.Containers).SelectMany(container => container.Ranges.All))
        {
            range.CatchUp();
        }
    }
}
