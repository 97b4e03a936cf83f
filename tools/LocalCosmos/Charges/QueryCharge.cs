namespace LocalCosmos.Charges;

/// <summary>
/// A model of the request units (RU) of a query. Nothing here is measured. Cosmos DB publishes no table for queries, only that
/// the charge grows with the documents loaded, their size, the index entries and the results
/// (https://learn.microsoft.com/azure/cosmos-db/request-units#request-unit-considerations).
/// </summary>
internal static class QueryCharge
{
    // The reported charge of a query with almost no results: 2.35 in Hillar's "Guide to NoSQL with Azure Cosmos DB",
    // 2.3 to 2.9 in reports from other accounts.
    private const double Floor = 2.3;

    // A point read of 1 KB is 1 RU by definition. A query loads many documents in one request, so each document costs much less:
    // 1,000 documents of 1 KB cost about 50 RU above the floor, which is the reported order of magnitude.
    private const double PerKilobyte = 0.05;

    // Chosen so that a count of 1,000 entries in an index adds 1 RU.
    private const double PerIndexEntry = 0.001;

    /// <summary>The charge of one page.</summary>
    /// <param name="documentBytes">The size of all documents read, in bytes.</param>
    /// <param name="indexEntries">The number of index entries read.</param>
    public static double Of(long documentBytes, int indexEntries) =>
        Math.Round(Floor + (documentBytes / 1024.0 * PerKilobyte) + (indexEntries * PerIndexEntry), 2);
}
