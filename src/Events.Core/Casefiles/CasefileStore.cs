using System.Globalization;
using Events.Core.Cosmos;

namespace Events.Core.Casefiles;

/// <summary>Keeps casefiles as documents <c>casefile:{id}</c> of the <c>system</c> container.</summary>
public sealed class CasefileStore(SystemDocuments documents)
{
    /// <summary>Replaces what is known of a casefile. Costs one write.</summary>
    public Task PutAsync(long casefileId, Casefile casefile, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(casefile);
        string id = DocumentId(casefileId);
        return documents.PutAsync(
            CosmosOperation.WriteCasefile,
            id,
            new CasefileDocument(id, casefile.Subjects, casefile.CaseServices),
            CasefileJson.Default.CasefileDocument,
            cancellationToken);
    }

    /// <summary>What is known of a casefile; null when nobody told of it. Costs a quorum read (2 request units for 1 KB).</summary>
    public async Task<Casefile?> FindAsync(long casefileId, CancellationToken cancellationToken)
    {
        CasefileDocument? document = await documents.FindAsync(
            CosmosOperation.ReadCasefile, DocumentId(casefileId), CasefileJson.Default.CasefileDocument, cancellationToken);
        return document is null ? null : new Casefile(document.Subjects, document.CaseServices);
    }

    private static string DocumentId(long casefileId) => string.Create(CultureInfo.InvariantCulture, $"casefile:{casefileId}");
}
