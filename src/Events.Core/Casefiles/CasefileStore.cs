using System.Globalization;
using System.Text.Json.Serialization;
using Events.Core.Cosmos;

namespace Events.Core.Casefiles;

/// <summary>A casefile as it is stored.</summary>
/// <param name="Id"><c>casefile:</c> and the id of the casefile.</param>
/// <param name="Subjects">The subjects.</param>
/// <param name="CaseServices">The services.</param>
public sealed record CasefileDocument(
    string Id, [property: JsonRequired] IReadOnlyList<long> Subjects, [property: JsonRequired] IReadOnlyList<long> CaseServices);

/// <summary>Stores casefiles as documents <c>casefile:{id}</c> of the <c>system</c> container.</summary>
public sealed class CasefileStore(SystemDocuments documents)
{
    /// <summary>Creates or replaces a casefile. Costs one write.</summary>
    public Task PutAsync(long casefileId, Casefile casefile, CancellationToken cancellationToken)
    {
        string id = DocumentId(casefileId);
        return documents.PutAsync(
            CosmosOperation.WriteCasefile,
            id,
            new CasefileDocument(id, casefile.Subjects, casefile.CaseServices),
            cancellationToken);
    }

    /// <summary>Finds a casefile; null where it is unknown. Costs a quorum read (2 request units for 1 KB).</summary>
    public async Task<Casefile?> FindAsync(long casefileId, CancellationToken cancellationToken)
    {
        CasefileDocument? document = await documents.FindAsync<CasefileDocument>(
            CosmosOperation.ReadCasefile, DocumentId(casefileId), cancellationToken);
        return document is null ? null : new Casefile(document.Subjects, document.CaseServices);
    }

    private static string DocumentId(long casefileId) => string.Create(CultureInfo.InvariantCulture, $"casefile:{casefileId}");
}
