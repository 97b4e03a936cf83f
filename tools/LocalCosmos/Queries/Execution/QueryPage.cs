namespace LocalCosmos.Queries.Execution;

/// <summary>One page of a query's results.</summary>
/// <param name="Items">The JSON of each result.</param>
/// <param name="Continuation">The continuation for the next page; null after the last page.</param>
/// <param name="RequestCharge">The modelled charge in request units.</param>
/// <param name="DocumentsRead">The number of documents read.</param>
/// <param name="IndexEntriesRead">The number of index entries read.</param>
internal sealed record QueryPage(
    IReadOnlyList<ReadOnlyMemory<byte>> Items,
    string? Continuation,
    double RequestCharge,
    int DocumentsRead,
    int IndexEntriesRead);
