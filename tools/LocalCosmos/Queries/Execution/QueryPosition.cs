using LocalCosmos.Json;

namespace LocalCosmos.Queries.Execution;

/// <summary>The end of a page: the last document that the query read. The document may have been deleted since.</summary>
/// <param name="Index">The name of the index for a query without an order; null for a query with one.</param>
/// <param name="Values">The sort values of the document.</param>
/// <param name="Sequence">The sequence number of the document, which orders equal sort values.</param>
/// <param name="Offset">The number of results still to skip.</param>
/// <param name="Limit">The maximum number of remaining results; null for no limit.</param>
internal sealed record QueryPosition(string? Index, SortValue[] Values, long Sequence, int Offset, int? Limit);
