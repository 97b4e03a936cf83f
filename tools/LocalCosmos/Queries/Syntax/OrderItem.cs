namespace LocalCosmos.Queries.Syntax;

/// <summary>One path of an ORDER BY.</summary>
/// <param name="Path">What is sorted by.</param>
/// <param name="Descending">Whether from the highest down.</param>
internal sealed record OrderItem(PropertyPath Path, bool Descending);
