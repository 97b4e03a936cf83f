using Events.Core.Cosmos;
using Events.Core.Input;

namespace Events.Core.Events.Storing;

/// <summary>Knows the oldest schema that stored events can have. It never decreases, so it is cached.</summary>
public sealed class DatabaseSchema(SystemDocuments documents)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    // Every stored event has at least schema 1.
    private volatile int _known = 1;

    /// <summary>Checks that every stored event has at least this schema. Costs a quorum read until that is known, then nothing.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.UpgradePending"/>: there can be events of an older schema.</exception>
    public async ValueTask RequireAsync(int schema, CancellationToken cancellationToken)
    {
        if (schema > _known && schema > await FindAsync(cancellationToken))
        {
            throw new ProblemException(
                ProblemKind.UpgradePending,
                "Events that an earlier version stored are not upgraded yet. Retry later, or ask an operator to run the upgrade.",
                retryAfter: RetryAfter);
        }
    }

    private async Task<int> FindAsync(CancellationToken cancellationToken)
    {
        // Without a counter, no event was ever created.
        IdCounter? counter = await documents.FindAsync<IdCounter>(CosmosOperation.ReadSchema, IdCounter.DocumentId, cancellationToken);
        int schema = counter is null ? StoredDocument.NewestSchema : counter.Schema ?? 1;
        if (counter is not null)
        {
            _known = Math.Max(_known, schema);
        }

        return schema;
    }
}
