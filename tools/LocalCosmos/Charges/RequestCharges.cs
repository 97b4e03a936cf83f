using LocalCosmos.Documents;
using LocalCosmos.Indexing;

namespace LocalCosmos.Charges;

/// <summary>
/// A model of the request units (RU) of an operation on one document. Nothing here is measured. Published in
/// https://learn.microsoft.com/azure/cosmos-db/optimize-cost-reads-writes: a point read of 1 KB costs 1 RU and of 100 KB 10 RU, a write 5 and
/// 50 RU; a replace costs twice as much as an insert; a quorum read costs twice as much. The model is linear between and beyond these sizes,
/// and rounds up to whole kilobytes. The cost of an index entry, <see cref="PerIndexEntry"/>, is an assumption: no number is published.
/// </summary>
internal static class RequestCharges
{
    /// <summary>The RU for each index entry that a write adds or removes.</summary>
    public const double PerIndexEntry = 0.05;

    private const double FirstKilobyteRead = 1;
    private const double FurtherKilobyteRead = (10 - FirstKilobyteRead) / 99;
    // The published charge is 5. Accounts report 4.95.
    private const double FirstKilobyteWritten = 4.95;
    private const double FurtherKilobyteWritten = (50 - FirstKilobyteWritten) / 99;

    /// <summary>The charge of a point read. A read of a missing document costs as much as one of the smallest document.</summary>
    /// <param name="bytes">The size of the document; 0 if it is missing.</param>
    /// <param name="isQuorum">Whether the read asked for the latest committed version.</param>
    public static double PointRead(int bytes, bool isQuorum) =>
        (FirstKilobyteRead + (FurtherKilobyteRead * FurtherKilobytes(bytes))) * (isQuorum ? 2 : 1);

    /// <summary>The charge of a write. A replace or a patch costs twice as much as an insert or a delete. A refused write costs as much as the smallest insert.</summary>
    /// <param name="document">The stored document; null for a delete or a refused write.</param>
    /// <param name="replaced">The document before the write; null if it did not exist.</param>
    /// <param name="policy">The indexing policy of the container.</param>
    public static double Write(StoredDocument? document, StoredDocument? replaced, IndexingPolicy policy) => (document, replaced) switch
    {
        ({ } inserted, null) => Insert(inserted, policy),
        ({ } replacing, not null) => 2 * Insert(replacing, policy),
        (null, { } deleted) => Insert(deleted, policy),
        _ => FirstKilobyteWritten,
    };

    private static double Insert(StoredDocument document, IndexingPolicy policy) =>
        FirstKilobyteWritten
        + (FurtherKilobyteWritten * FurtherKilobytes(document.Bytes.Length))
        + (PerIndexEntry * IndexEntries(document, policy));

    private static int IndexEntries(StoredDocument document, IndexingPolicy policy)
    {
        DocumentEntries entries = new(policy, document);
        return entries.Values().Count() + entries.Elements().Count() + policy.Composites.Count;
    }

    private static int FurtherKilobytes(int bytes) => Math.Max(0, (bytes - 1) / 1024);
}
