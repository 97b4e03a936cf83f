using Events.Core.Cosmos;

namespace Events.Core.Alerts;

/// <summary>Remembers the last run of the dispatch, for every instance to see. One that takes long is remembered while it is under way.</summary>
public sealed class DispatchRuns(SystemDocuments documents)
{
    /// <summary>Records a run. Costs one write.</summary>
    public Task RecordAsync(DispatchRun run, CancellationToken cancellationToken) => documents.PutAsync(
        CosmosOperation.WriteDispatchRun,
        DispatchRunDocument.DocumentId,
        new DispatchRunDocument(DispatchRunDocument.DocumentId, run),
        AlertJson.Default.DispatchRunDocument,
        cancellationToken);

    /// <summary>The last run; null before the first one. Costs a quorum read.</summary>
    public async Task<DispatchRun?> FindLastAsync(CancellationToken cancellationToken)
    {
        DispatchRunDocument? document = await documents.FindAsync(
            CosmosOperation.ReadDispatchRun, DispatchRunDocument.DocumentId, AlertJson.Default.DispatchRunDocument, cancellationToken);
        return document?.Run;
    }
}
