using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>Where a page ended: at the last document that was looked at, be it still there or not.</summary>
/// <param name="Index">The index that is walked, for a query without an order; null where the order tells.</param>
/// <param name="Values">The document's values by which results are sorted.</param>
/// <param name="Sequence">The document's sequence, which settles ties.</param>
/// <param name="Offset">How many results are still to be passed over.</param>
/// <param name="Limit">How many results may still be answered; null for all.</param>
internal sealed record QueryPosition(string? Index, SortValue[] Values, long Sequence, int Offset, int? Limit);
