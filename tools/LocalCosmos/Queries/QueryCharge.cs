namespace LocalCosmos.Queries;

/// <summary>
/// A model of what a query costs in request units; nothing here is measured. Cosmos DB publishes no table for queries, only that
/// the charge grows with the documents loaded, their size, the index entries and the results
/// (https://learn.microsoft.com/azure/cosmos-db/request-units#request-unit-considerations).
/// </summary>
internal static class QueryCharge
{
    // What a query that finds next to nothing is reported to cost: 2.35 in Hillar's "Guide to NoSQL with Azure Cosmos DB",
    // 2.3 to 2.9 in what people write of their own accounts.
    private const double Floor = 2.3;

    // A point read of 1 KB is 1 unit by definition. A query loads many documents in one request and pays the request once, so a
    // document is set well below that: 1,000 documents of 1 KB come to some 50 units on top of the floor, the order that is reported.
    private const double PerKilobyte = 0.05;

    // Set so that an index-only count of 1,000 entries adds one unit.
    private const double PerIndexEntry = 0.001;

    /// <summary>The charge of one page.</summary>
    /// <param name="documentBytes">The size of all documents read, in bytes.</param>
    /// <param name="indexEntries">How many index entries were gone over.</param>
    public static double Of(long documentBytes, int indexEntries) =>
        Math.Round(Floor + (documentBytes / 1024.0 * PerKilobyte) + (indexEntries * PerIndexEntry), 2);
}
