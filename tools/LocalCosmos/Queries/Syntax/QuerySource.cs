namespace LocalCosmos.Queries.Syntax;

/// <summary>Parts of a query as they are written.</summary>
/// <param name="Alias">What paths begin with.</param>
/// <param name="Filter">What stands behind WHERE; null where there is none.</param>
internal sealed record QuerySource(string Alias, string? Filter);
