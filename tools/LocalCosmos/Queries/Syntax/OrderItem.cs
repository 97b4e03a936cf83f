using LocalCosmos.Json;

namespace LocalCosmos.Queries.Syntax;

/// <summary>One path of an ORDER BY.</summary>
/// <param name="Path">The path to sort by.</param>
/// <param name="Descending">Whether the order is descending.</param>
internal sealed record OrderItem(PropertyPath Path, bool Descending);
