namespace LocalCosmos.Queries.Syntax;

/// <summary>Parts of a query as text.</summary>
/// <param name="Alias">The alias of the container, with which paths begin.</param>
/// <param name="Filter">The condition of WHERE; null for none.</param>
internal sealed record QuerySource(string Alias, string? Filter);
