using Events.Core.Cosmos;

namespace Events.Core.Alerts;

/// <summary>Stores the last run of the dispatch for all instances. A long run is also stored while it is in progress.</summary>
public sealed class DispatchRuns(SystemDocuments documents)
{
    /// <summary>Records a run. Costs one write.</summary>
    public Task RecordAsync(DispatchRun run, CancellationToken cancellationToken) => documents.PutAsync(
        CosmosOperation.WriteDispatchRun, DispatchRunDocument.DocumentId, DispatchRunDocument.Of(run), cancellationToken);

    /// <summary>The last run; null before the first one. Costs a quorum read.</summary>
    public async Task<DispatchRun?> FindLastAsync(CancellationToken cancellationToken) =>
        (await documents.FindAsync<DispatchRunDocument>(CosmosOperation.ReadDispatchRun, DispatchRunDocument.DocumentId, cancellationToken))?.ToRun();
}
