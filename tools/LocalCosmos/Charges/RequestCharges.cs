using LocalCosmos.Documents;
using LocalCosmos.Queries;
using LocalCosmos.Queries.Indexing;

namespace LocalCosmos.Charges;

/// <summary>
/// What an operation on one document costs in request units: a model, and no measurement. Published, in
/// https://learn.microsoft.com/azure/cosmos-db/optimize-cost-reads-writes: a point read of 1 KB is 1 unit and of 100 KB 10, a write 5 and 50;
/// a replace costs twice an insert; a read that asks a quorum costs twice. Between and beyond the two sizes it is a straight line
/// over the kilobytes begun. That an index entry costs <see cref="PerIndexEntry"/> is our assumption: it is published only that each costs.
/// </summary>
internal static class RequestCharges
{
    /// <summary>Units for each index entry that a write makes or takes out.</summary>
    public const double PerIndexEntry = 0.05;

    private const double FirstKilobyteRead = 1;
    private const double FurtherKilobyteRead = (10 - FirstKilobyteRead) / 99;
    // What accounts show for the published 5.
    private const double FirstKilobyteWritten = 4.95;
    private const double FurtherKilobyteWritten = (50 - FirstKilobyteWritten) / 99;

    /// <summary>A point read; one that found nothing costs as the smallest.</summary>
    /// <param name="bytes">The size of what was read, 0 for nothing.</param>
    /// <param name="isQuorum">Whether it asked for the latest committed version.</param>
    public static double PointRead(int bytes, bool isQuorum) =>
        (FirstKilobyteRead + (FurtherKilobyteRead * FurtherKilobytes(bytes))) * (isQuorum ? 2 : 1);

    /// <summary>A write: an insert or a delete once, a replace or a patch, which replaces the whole document too, twice; one that was refused as the smallest.</summary>
    public static double Write(WriteResult result, IndexingPolicy policy) => (result.Document, result.Replaced) switch
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
        var entries = new DocumentEntries(policy, document);
        return entries.Values().Count() + entries.Elements().Count() + policy.Composites.Count;
    }

    private static int FurtherKilobytes(int bytes) => Math.Max(0, (bytes - 1) / 1024);
}
